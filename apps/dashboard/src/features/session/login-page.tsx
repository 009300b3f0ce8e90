import '@mantine/core/styles/PasswordInput.layer.css';
import { Button, PasswordInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { statusOf } from '../../api/client';
import { useSession, useSignIn } from '../../api/session';
import { LanguageChoice } from '../../shell/choices';
import { Mark } from '../../shell/mark';
import { useProblemWords } from '../../shell/problem-words';
import styles from './login-page.module.css';
import { takeToken } from './login-token';

/** Signs in by the one-time link (`/login#token=…`) at once, else by a token that is typed. */
const LoginPage = () => {
  const { t } = useTranslation();
  useDocumentTitle(`${t('session.title')} – ${t('app.name')}`);
  const session = useSession();
  const signIn = useSignIn();
  const [token, setToken] = useState('');
  const wanted = useLocation().state as { from?: string } | null;

  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    const fromLink = takeToken(window.location, window.history);
    if (fromLink) signIn.mutate(fromLink);
  }, [signIn.mutate]);

  if (session.data && !signIn.isPending) return <Navigate to={wanted?.from ?? '/'} replace />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (token.trim()) signIn.mutate(token.trim());
  };
  return (
    <main className={styles.page}>
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.brand}>
          <Mark size={40} />
          <div>
            <h1 className={styles.name}>{t('app.name')}</h1>
            <p className={styles.tagline}>{t('app.tagline')}</p>
          </div>
        </div>
        <p>{t('session.text')}</p>
        <PasswordInput
          label={t('session.token')}
          value={token}
          maxLength={200}
          autoComplete="current-password"
          autoFocus
          onChange={(event) => setToken(event.currentTarget.value)}
          error={signIn.isError && <SignInError error={signIn.error} />}
        />
        <Button type="submit" loading={signIn.isPending} disabled={!token.trim()} fullWidth>
          {t(signIn.isPending ? 'session.working' : 'session.submit')}
        </Button>
        <LanguageChoice />
      </form>
    </main>
  );
};

const SignInError = ({ error }: { error: Error }) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  return (
    <>{statusOf(error) === 401 ? t('session.refused') : t('session.failed', { detail: words(error) })}</>
  );
};

export default LoginPage;
