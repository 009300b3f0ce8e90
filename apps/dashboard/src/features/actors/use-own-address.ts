import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { actorAddress } from '../../contact/addresses';

/** An actor that was merged into another is shown under that one's address. */
export const useOwnAddress = (asked: string, found: string | undefined): void => {
  const navigate = useNavigate();
  const { search } = useLocation();
  useEffect(() => {
    if (found && found !== asked) void navigate({ pathname: actorAddress(found), search }, { replace: true });
  }, [asked, found, navigate, search]);
};
