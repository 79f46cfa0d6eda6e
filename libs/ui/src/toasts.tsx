import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { Button } from './button';

interface Toast {
  id: number;
  text: string;
  undo?: () => void;
}

type ShowToast = (text: string, undo?: () => void) => void;

const ToastContext = createContext<ShowToast>(() => undefined);
const staysFor = 6_000;

/** Says that something is done; with `undo` for acts that can be taken back. */
export const useToast = (): ShowToast => useContext(ToastContext);

/** Holds the polite live region at the page's foot. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const show = useCallback<ShowToast>((text, undo) => {
    setToasts((shown) => [...shown.slice(-2), { id: Date.now() + shown.length, text, undo }]);
  }, []);
  const drop = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);
  const list = useMemo(() => toasts.map((toast) => <ToastLine key={toast.id} toast={toast} onDone={drop} />), [toasts, drop]);
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {list}
      </div>
    </ToastContext>
  );
}

function ToastLine({ toast, onDone }: { toast: Toast; onDone: (id: number) => void }) {
  const [resting, setResting] = useState(false);
  useEffect(() => {
    if (resting) return;
    const timer = setTimeout(() => onDone(toast.id), staysFor);
    return () => clearTimeout(timer);
  }, [resting, toast.id, onDone]);
  function undo() {
    toast.undo?.();
    onDone(toast.id);
  }
  return (
    <div
      className="toast"
      onMouseEnter={() => setResting(true)}
      onMouseLeave={() => setResting(false)}
      onFocus={() => setResting(true)}
      onBlur={() => setResting(false)}
    >
      <span>{toast.text}</span>
      <Button tone="quiet" size="small" onClick={toast.undo ? undo : () => onDone(toast.id)}>
        {toast.undo ? 'Undo' : 'Dismiss'}
      </Button>
    </div>
  );
}
