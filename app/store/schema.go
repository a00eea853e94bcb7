package store

import (
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// migrations are the steps from an empty file to the present shape, numbered
// from 0001 without gap. A published step is never edited.
//
//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration is one step from a version to the next.
type migration struct {
	sql     string
	convert func(*sql.Tx) error // what SQL cannot say, done after it; or nil
}

// conversions belong to the migrations of the versions they lead to.
var conversions = map[int]func(*sql.Tx) error{2: toLineage}

// migrations returns the steps in order; step i leads to version i+1.
var migrations = sync.OnceValue(func() []migration {
	// Glob fails only on a malformed pattern; the names come sorted.
	names, _ := fs.Glob(migrationFiles, "migrations/*.sql")
	steps := make([]migration, len(names))
	for i, name := range names {
		if !strings.HasPrefix(name, fmt.Sprintf("migrations/%04d_", i+1)) {
			panic("store: the migrations are not numbered without gap: " + name)
		}
		step, err := migrationFiles.ReadFile(name)
		if err != nil {
			panic("store: " + err.Error())
		}
		steps[i] = migration{string(step), conversions[i+1]}
	}
	return steps
})

// latestVersion is the version of the document's shape that this program writes.
func latestVersion() int { return len(migrations()) }

// migrate brings db from version to the end of steps, each step in a
// transaction of its own that also counts the version up.
func migrate(db *sql.DB, version int, steps []migration) error {
	for ; version < len(steps); version++ {
		err := transact(db, func(tx *sql.Tx) error {
			_, err := tx.Exec(fmt.Sprintf("%s;\nPRAGMA application_id = %d;\nPRAGMA user_version = %d;",
				steps[version].sql, applicationID, version+1))
			if err == nil && steps[version].convert != nil {
				err = steps[version].convert(tx)
			}
			return err
		})
		if err != nil {
			return fmt.Errorf("migration %d: %w", version+1, err)
		}
	}
	return nil
}

// errForeignSchema is the cause where a file holds tables, triggers or views
// that Ninefold did not make.
var errForeignSchema = errors.New("the schema is not Ninefold's")

// checkSchema makes sure that a file of this version holds exactly what
// Ninefold made, name by name and text by text: a trigger or a view put there
// by somebody else would act whenever our own tables are used. Names that SQLite
// keeps for itself are no exception, since a file can be written without it.
func checkSchema(q querier, version int) error {
	found, err := readSchema(q)
	if err != nil {
		return err
	}
	expected, err := expectedSchema(version)
	if err != nil {
		return err
	}
	for object, statement := range found {
		if expected[object] != statement {
			return fmt.Errorf("%w: %s", errForeignSchema, object)
		}
	}
	for object := range expected {
		if _, there := found[object]; !there {
			return fmt.Errorf("the %s is missing", object)
		}
	}
	return nil
}

// readSchema returns the SQL of every object, by its type and name.
func readSchema(q querier) (map[string]string, error) {
	rows, err := q.Query(`SELECT coalesce(type, '') || ' ' || coalesce(name, '') || ' on ' || coalesce(tbl_name, ''), coalesce(sql, '') FROM sqlite_schema`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	objects := map[string]string{}
	for rows.Next() {
		var object, statement string
		if err := rows.Scan(&object, &statement); err != nil {
			return nil, err
		}
		if _, twice := objects[object]; twice {
			return nil, fmt.Errorf("%w: two of %s", errForeignSchema, object)
		}
		objects[object] = statement
	}
	return objects, rows.Err()
}

var (
	schemas     = map[int]map[string]string{}
	schemasLock sync.Mutex
)

// expectedSchema is what the migrations up to version make, found by making it
// in memory once.
func expectedSchema(version int) (map[string]string, error) {
	schemasLock.Lock()
	defer schemasLock.Unlock()
	if known, ok := schemas[version]; ok {
		return known, nil
	}
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if err := migrate(db, 0, migrations()[:version]); err != nil {
		return nil, err
	}
	schema, err := readSchema(db)
	if err == nil {
		schemas[version] = schema
	}
	return schema, err
}
