import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { Mark } from './Mark';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    color: '#ffffff',
  },
  title: {
    fontSize: '1.125rem',
    fontWeight: 600,
    whiteSpace: 'nowrap',
  },
});

/** The sidebar's logo while it is open: the mark with the portal's title. */
export const LogoFull = () => {
  const classes = useStyles();
  const title = useApi(configApiRef).getOptionalString('app.title');
  return (
    <span className={classes.root}>
      <Mark />
      <span className={classes.title}>{title}</span>
    </span>
  );
};

/** The sidebar's logo while it is narrow. */
export const LogoIcon = () => <Mark />;
