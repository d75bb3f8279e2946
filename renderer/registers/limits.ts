/** How long what is typed here may be, in UTF-16 code units: what the service takes (domain/forms.ts, which needs zod). */
export const NAME_LENGTH = 400;
export const REASON_LENGTH = 4000;
