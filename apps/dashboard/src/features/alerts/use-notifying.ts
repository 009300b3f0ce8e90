import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';

/** The reader's choice, kept in this browser; it holds only while the browser allows it. */
export const useNotifying = () => {
  const [wanted, setWanted] = useLocalStorage({ key: 'chancery.notify', defaultValue: false });
  const [refused, setRefused] = useState(false);
  const able = 'Notification' in window;
  const toggle = () => {
    if (wanted) return setWanted(false);
    void Notification.requestPermission().then((answer) => {
      setRefused(answer !== 'granted');
      setWanted(answer === 'granted');
    });
  };
  return { able, on: able && wanted && Notification.permission === 'granted', refused, toggle };
};
