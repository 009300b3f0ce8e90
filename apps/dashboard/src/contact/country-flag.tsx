import { useEffect, useState } from 'react';
import styles from './country-flag.module.css';

let loaded: ReadonlyMap<string, string> | null = null;

/** The flags' addresses once they are loaded. */
export const useFlagAddresses = (): ReadonlyMap<string, string> | null => {
  const [addresses, setAddresses] = useState(loaded);
  useEffect(() => {
    if (addresses) return;
    void import('./flag-addresses').then(({ flagAddresses }) => {
      loaded = flagAddresses;
      setAddresses(flagAddresses);
    });
  }, [addresses]);
  return addresses;
};

/** A small flag beside the country's name, which says the same: hidden from screen readers. */
export const CountryFlag = ({ code }: { code: string }) => {
  const address = useFlagAddresses()?.get(code.toLowerCase());
  return (
    <span className={styles.flag} aria-hidden>
      {address && <img src={address} alt="" width={16} height={12} loading="lazy" decoding="async" />}
    </span>
  );
};
