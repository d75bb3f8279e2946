/** Where charts are drawn before they are shown or saved. */

/** A document of which nothing is shown: a plot brings a style sheet, which the policy of the page would refuse. */
export function drawingDocument(): Document {
  return document.implementation.createHTMLDocument('');
}
