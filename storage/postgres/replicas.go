package postgres

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"junction/storage"
)

// Replicas are copies of the database that the server itself keeps, by streaming replication.
type Replicas struct {
	// URL names them as [Open]'s URL names the database; each of its hosts is a replica, or a name for several.
	URL string
	// Wait is how long a read waits for a replica that has the changes which it has to see, before it goes to the
	// database itself; with 0 it goes there at once.
	Wait time.Duration
	// Told is told when a replica begins to be read from, and, with the reason, when it no longer is.
	Told func(replica string, why error)
}

// OpenWithReplicas is [Open], with replicas for the reads that may lag behind. A replica that cannot be reached now is
// read from when it can be. The error is a sentence for whoever wrote the URLs: beside those of Open, a replica refuses
// this user, or is no copy of the database.
func OpenWithReplicas(
	ctx context.Context, dsn string, schema storage.Schema, replicas Replicas,
) (storage.Store, error) {
	hosts, inOrder, err := parseReplicas(replicas.URL)
	if err != nil {
		return nil, fmt.Errorf("cannot use the replicas: %w", err)
	}
	store, primary, err := open(ctx, dsn, schema, engine)
	if err != nil {
		return nil, err
	}
	watching, stop := context.WithCancel(context.WithoutCancel(ctx))
	s := &replicated{Store: store, primary: primary, inOrder: inOrder, wait: replicas.Wait}
	var watchers sync.WaitGroup
	s.stop = func() {
		stop()
		watchers.Wait()
	}
	var original, server string
	if err := primary.QueryRowContext(ctx, identity).Scan(&original, &server); err != nil {
		return nil, errors.Join(fmt.Errorf("cannot use replicas of the database: %w", plain(err)), s.Close())
	}
	for _, host := range hosts {
		onlyCopies(host, original)
	}
	if err := s.begin(ctx, hosts, replicas); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	for _, replica := range s.replicas {
		watchers.Go(func() { replica.watch(watching) })
	}
	return s, nil
}

// begin asks each replica for the first time. What time does not mend is an error.
func (s *replicated) begin(ctx context.Context, hosts []*pgxpool.Config, replicas Replicas) error {
	s.replicas = make([]*replica, len(hosts))
	errs := make([]error, len(hosts))
	var asking sync.WaitGroup
	for i, host := range hosts {
		asking.Go(func() {
			if errs[i] = adapt(ctx, host.ConnConfig, replicas.URL); errs[i] != nil {
				host.ConnConfig.DefaultQueryExecMode = pgx.QueryExecModeExec // which works anyway
			}
			s.replicas[i] = newReplica(host, s.Model(), replicas.Told) //nolint:contextcheck // it outlives the context of its opening
			if errs[i] == nil {
				errs[i] = s.replicas[i].beat(ctx)
			}
		})
	}
	asking.Wait()
	for i, err := range errs {
		var server *pgconn.PgError
		lasting := errors.Is(err, errNoCopy) || errors.As(err, &server) && !errors.Is(explain(server), storage.ErrUnavailable)
		switch {
		case lasting:
			return fmt.Errorf("cannot use the replica %s: %w", s.replicas[i].name, reason(err))
		case err != nil:
			replicas.Told(s.replicas[i].name, reason(err))
		}
	}
	return nil
}

// parseReplicas reads a URL, and returns its hosts, each with a configuration of its own, and whether those behind the
// first one are for when it is down. pgx does not know libpq's load_balance_hosts.
func parseReplicas(dsn string) (hosts []*pgxpool.Config, inOrder bool, err error) {
	config, err := parse(dsn)
	if err != nil {
		return nil, false, err
	}
	given, err := url.Parse(dsn)
	if err != nil || given.Scheme == "" {
		return nil, false, unreadable(errors.New(""))
	}
	connection := config.ConnConfig
	inOrder = connection.RuntimeParams["load_balance_hosts"] == "disable"
	delete(connection.RuntimeParams, "load_balance_hosts")
	switch given.Query().Get("target_session_attrs") {
	case "", "prefer-standby": // where there is no standby, the reads go to the primary
		connection.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsStandby
	}
	// One host may be tried in more than one way, with TLS and without.
	ways := append([]*pgconn.FallbackConfig{
		{Host: connection.Host, Port: connection.Port, TLSConfig: connection.TLSConfig},
	}, connection.Fallbacks...)
	type address struct {
		host string
		port uint16
	}
	known := make(map[address]*pgxpool.Config)
	for _, way := range ways {
		at := address{way.Host, way.Port}
		if host := known[at]; host != nil {
			host.ConnConfig.Fallbacks = append(host.ConnConfig.Fallbacks, way)
			continue
		}
		host := config.Copy()
		host.ConnConfig.Host, host.ConnConfig.Port, host.ConnConfig.TLSConfig = way.Host, way.Port, way.TLSConfig
		host.ConnConfig.Fallbacks = nil
		known[at] = host
		hosts = append(hosts, host)
	}
	return hosts, inOrder, nil
}

// identity tells a database and its copies from all others, in the first column: streaming replication keeps the system's
// number and that of the database, and the schema is a name in it. The second tells one server from another.
const identity = `SELECT concat_ws('/', (SELECT system_identifier FROM pg_control_system()),
	(SELECT oid FROM pg_database WHERE datname = current_database()), current_schema()),
	concat_ws('/', inet_server_addr(), inet_server_port(), pg_postmaster_start_time())`

var errNoCopy = errors.New("it is no copy of the database; streaming replication makes such, with the same names in them")

// reason says in a sentence why a replica cannot be used.
func reason(err error) error {
	switch {
	case errors.Is(err, errNoCopy):
		return errNoCopy
	case errors.Is(err, pgconn.ErrPrimaryConnection):
		return errors.New("it is no replica; target_session_attrs=any reads from it nevertheless")
	}
	return plain(err)
}

// onlyCopies refuses connections to what is no copy of the database.
func onlyCopies(config *pgxpool.Config, original string) {
	given := config.ConnConfig.ValidateConnect
	config.ConnConfig.ValidateConnect = func(ctx context.Context, conn *pgconn.PgConn) error {
		if given != nil {
			if err := given(ctx, conn); err != nil {
				return err
			}
		}
		results, err := conn.Exec(ctx, identity).ReadAll()
		if err != nil {
			return err
		}
		row := results[0].Rows[0]
		if string(row[0]) != original {
			return errNoCopy
		}
		conn.CustomData()[serverKey] = string(row[1])
		return nil
	}
}
