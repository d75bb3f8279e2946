/** All that is known of the entity that is looked at, read again whenever the register has changed. */
import { useEffect, useState } from 'react';
import type { EntityDetail, EntitySummary } from '../../domain/contract';
import { errorData } from '../../domain/errors';
import { service } from '../service';
import { useStore } from '../store';

interface Described {
  /** What is known of this entity, perhaps from before the last change; undefined while nothing was read. */
  readonly detail: EntityDetail | undefined;
  readonly failure: string | undefined;
  retry(): void;
}

/** Arrow keys that run through a list ask for the entity at which they rest, in milliseconds. */
const REST = 60;

/** The detail of `summary`. */
export function useEntityDetail(summary: EntitySummary): Described {
  const { entity } = summary;
  const changes = useStore((state) => state.suggestible);
  const [tries, setTries] = useState(0);
  const [read, setRead] = useState<{
    readonly of: string;
    readonly detail?: EntityDetail;
    readonly failure?: string;
  }>();

  useEffect(() => {
    let left = false;
    const timer = setTimeout(() => {
      service.describeEntity(entity).then(
        (detail) => {
          if (!left) setRead({ of: entity, detail });
        },
        (thrown: unknown) => {
          if (!left) setRead({ of: entity, failure: errorData(thrown).message });
        },
      );
    }, REST);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [entity, summary, changes, tries]);

  const own = read?.of === entity ? read : undefined;
  return {
    detail: own?.detail,
    failure: own?.failure,
    retry: () => {
      setTries(tries + 1);
    },
  };
}
