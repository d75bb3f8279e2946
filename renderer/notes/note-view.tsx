/** A note to read: the same look as in its field, made of elements and never of HTML. */
import { parseNote, type NoteBlock, type NoteLine } from '../../domain/note';
import styles from './note.module.css';

interface Props {
  /** The stored text. */
  readonly text: string;
  /** Without it a mention is only words. */
  onOpenMention?(id: string): void;
}

/** The note's lines. Addresses are words: nothing here opens a browser. */
export function NoteView({ text, onOpenMention }: Props) {
  return (
    <div className={styles.note}>
      {parseNote(text).map((block, index) => (
        <Block key={index} block={block} onOpenMention={onOpenMention} />
      ))}
    </div>
  );
}

type Opening = ((id: string) => void) | undefined;

function Block({ block, onOpenMention }: { block: NoteBlock; onOpenMention: Opening }) {
  if (block.kind === 'paragraph') return <Line line={block.line} onOpenMention={onOpenMention} own />;
  if (block.kind === 'quote')
    return (
      <blockquote>
        {block.lines.map((line, index) => (
          <Line key={index} line={line} onOpenMention={onOpenMention} own />
        ))}
      </blockquote>
    );
  const items = block.items.map((lines, index) => (
    <li key={index} dir="auto">
      {lines.map((line, row) => (
        <Line key={row} line={line} onOpenMention={onOpenMention} />
      ))}
    </li>
  ));
  return block.first === undefined ? <ul>{items}</ul> : <ol start={block.first}>{items}</ol>;
}

/** A line, with a direction of its `own` outside of lists. */
function Line({ line, onOpenMention, own }: { line: NoteLine; onOpenMention: Opening; own?: true }) {
  return (
    <p dir={own && 'auto'}>
      {line.length === 0 && <br />}
      {line.map((part, index) => {
        if (part.kind === 'text') return part.bold ? <strong key={index}>{part.text}</strong> : part.text;
        const { id, label } = part;
        if (!onOpenMention) return <bdi key={index}>{label}</bdi>;
        return (
          <button
            key={index}
            type="button"
            data-mention={id}
            onClick={() => {
              onOpenMention(id);
            }}
          >
            {label}
          </button>
        );
      })}
    </p>
  );
}
