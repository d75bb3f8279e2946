/** What REFI-QDA 1.0 (18 March 2019) asks of projects and codebooks, as far as this app writes them. */
import type { ElementForm, XmlForm } from './xml-form';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;
const any = /^[\s\S]*$/u;
const words = /^[\s\S]+$/u;
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/u;
const whole = /^\d+$/u;
const colour = /^#[0-9A-F]{6}$/u;
const codable = /^(?:true|false)$/u;

const reference: ElementForm = { required: { targetGUID: guid } };
const created = { creatingUser: guid, creationDateTime: dateTime };
const modified = { ...created, modifyingUser: guid, modifiedDateTime: dateTime };
const text: ElementForm = { text: true };
const source: ElementForm = {
  required: { guid },
  optional: { ...modified, name: any, plainTextPath: /^internal:\/\/[0-9a-f-]{36}\.txt$/u },
  children:
    /^(?:Description )?(?:PlainTextContent )?(?:PlainTextSelection )*(?:Coding )*(?:NoteRef )*(?:VariableValue )*$/u,
};
const code: ElementForm = {
  required: { guid, name: words, isCodable: codable },
  optional: { color: colour },
  children: /^(?:Description )?(?:NoteRef )*(?:Code )*$/u,
};

/** A project, `project.qde`. */
export const PROJECT_FORM: XmlForm = {
  namespace: 'urn:QDA-XML:project:1.0',
  root: 'Project',
  elements: {
    Project: {
      required: { name: words },
      optional: { origin: words, creatingUserGUID: guid, creationDateTime: dateTime },
      children:
        /^(?:Users )?(?:CodeBook )?(?:Variables )?(?:Sources )?(?:Notes )?(?:Links )?(?:Sets )?(?:Description )?(?:NoteRef )*$/u,
    },
    Users: { children: /^(?:User )+$/u },
    User: { required: { guid }, optional: { name: any, id: any } },
    CodeBook: { children: /^Codes $/u },
    Codes: { children: /^(?:Code )+$/u },
    Code: code,
    Variables: { children: /^(?:Variable )+$/u },
    Variable: { required: { guid, name: words, typeOfVariable: /^(?:Text|DateTime)$/u } },
    VariableValue: { children: /^VariableRef (?:TextValue |DateTimeValue )$/u },
    VariableRef: reference,
    TextValue: text,
    DateTimeValue: text,
    Sources: { children: /^(?:TextSource )+$/u },
    TextSource: source,
    PlainTextContent: text,
    PlainTextSelection: {
      required: { guid, startPosition: whole, endPosition: whole },
      optional: { ...modified, name: any },
      children: /^(?:Description )?(?:Coding )*(?:NoteRef )*$/u,
    },
    Coding: { required: { guid }, optional: created, children: /^CodeRef (?:NoteRef )*$/u },
    CodeRef: reference,
    NoteRef: reference,
    Notes: { children: /^(?:Note )+$/u },
    Note: source,
    Links: { children: /^(?:Link )+$/u },
    Link: {
      required: { guid },
      optional: { name: any, direction: /^(?:Associative|OneWay)$/u, originGUID: guid, targetGUID: guid },
      children: /^(?:NoteRef )*$/u,
    },
    Sets: { children: /^(?:Set )+$/u },
    Set: { required: { guid, name: words }, children: /^(?:Description )?(?:MemberCode )*$/u },
    MemberCode: reference,
    Description: text,
  },
};

/** A codebook, `.qdc`. */
export const CODEBOOK_FORM: XmlForm = {
  namespace: 'urn:QDA-XML:codebook:1.0',
  root: 'CodeBook',
  elements: {
    CodeBook: { optional: { origin: words }, children: /^Codes (?:Sets )?$/u },
    Codes: { children: /^(?:Code )+$/u },
    Code: { ...code, children: /^(?:Description )?(?:Code )*$/u },
    Sets: { children: /^(?:Set )+$/u },
    Set: { required: { guid, name: words }, children: /^(?:Description )?(?:MemberCode )*$/u },
    MemberCode: { required: { guid } },
    Description: text,
  },
};
