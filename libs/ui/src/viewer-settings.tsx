import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

interface ViewerSettings {
  locale: string;
  timeZone: string;
  /** The application's present moment, in milliseconds; it ticks once a minute in the browser. */
  now: number;
}

const SettingsContext = createContext<ViewerSettings>({ locale: 'en-GB', timeZone: 'UTC', now: 0 });

/** Where and when the viewer is; dates and amounts are written for them. */
export const useViewerSettings = (): ViewerSettings => useContext(SettingsContext);

interface ProviderProps {
  locale: string;
  /** The zone known to the server; the browser's own takes over after the first paint. */
  timeZone: string;
  /** The server's moment: its clock is the one that deadlines follow. */
  serverNow: number;
  children: ReactNode;
}

/** Gives the same first render on both sides, then the browser's zone and a minute hand. */
export function ViewerSettingsProvider({ locale, timeZone, serverNow, children }: ProviderProps) {
  const [settings, setSettings] = useState<ViewerSettings>({ locale, timeZone, now: serverNow });
  useEffect(() => {
    const ahead = serverNow - Date.now();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const tick = () => setSettings({ locale, timeZone: zone, now: Date.now() + ahead });
    tick();
    const timer = setInterval(tick, 60_000);
    return () => clearInterval(timer);
  }, [locale, serverNow]);
  return <SettingsContext.Provider value={settings}>{children}</SettingsContext.Provider>;
}
