package store

import (
	"database/sql"
	"embed"
	"encoding/json"
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
var errForeignSchema = errors.New("the schema is not Ninefold’s")

// object is something in a file's schema, and text the SQL that it was made
// with, which is nothing where SQLite made it for itself.
type object struct{ name, text string }

// checkSchema makes sure that a file of this version holds exactly what
// Ninefold made, name by name and text by text: a trigger or a view put there
// by somebody else would act whenever our own tables are used. Names that SQLite
// keeps for itself are no exception, since a file can be written without it.
func checkSchema(q querier, version int) error {
	found, err := readSchema(q)
	if err != nil {
		return err
	}
	expected, err := shapeOf(version)
	if err != nil {
		return err
	}
	missing := map[object]bool{}
	for _, o := range expected.objects {
		missing[o] = true
	}
	for _, o := range found {
		if !missing[o] {
			return fmt.Errorf("%w: %s", errForeignSchema, o.name)
		}
		delete(missing, o)
	}
	for o := range missing {
		return fmt.Errorf("the %s is missing", o.name)
	}
	return nil
}

// maxObjects is how many objects are read of a file's schema: far more than there
// will ever be.
const maxObjects = 1_000

// readSchema returns every object in the order in which they were made.
func readSchema(q querier) ([]object, error) {
	rows, err := q.Query(`SELECT coalesce(type, '') || ' ' || coalesce(name, '') || ' on ' || coalesce(tbl_name, ''), coalesce(sql, '') FROM sqlite_schema ORDER BY rowid`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var objects []object
	for rows.Next() {
		var o object
		if err := rows.Scan(&o.name, &o.text); err != nil {
			return nil, err
		}
		if objects = append(objects, o); len(objects) > maxObjects {
			return nil, errForeignSchema
		}
	}
	return objects, rows.Err()
}

// tables are the columns of every table, by its name.
type tables map[string][]string

// readTables returns the tables that are there.
func readTables(q querier) (tables, error) {
	rows, err := q.Query("SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' ORDER BY t.rowid, c.cid")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	there := tables{}
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			return nil, err
		}
		there[table] = append(there[table], column)
	}
	return there, rows.Err()
}

// shape is what a file of one version holds before anything is written in it.
type shape struct {
	objects []object
	tables  tables
}

// keptShape is the present shape as the migrations made it when it was written
// down, so that opening the first document need not take all their steps: that
// takes 5 milliseconds. A test makes sure that it is theirs, and writes it anew
// when it is asked to.
//
//go:embed shape.json
var keptShape []byte

// kept is how a shape is written down.
type kept struct {
	Version int         `json:"version"`
	Objects [][2]string `json:"objects"` // the name and the text of each
	Tables  tables      `json:"tables"`
}

// shapeKept is the shape that was written down, or nil where that is another
// version's.
func shapeKept(version int) *shape {
	var k kept
	if json.Unmarshal(keptShape, &k) != nil || k.Version != version {
		return nil
	}
	s := &shape{tables: k.Tables}
	for _, o := range k.Objects {
		s.objects = append(s.objects, object{o[0], o[1]})
	}
	return s
}

var (
	shapes     = map[int]*shape{}
	shapesLock sync.Mutex
)

// shapeOf is what the migrations up to version make: as it was written down, or
// found by making it in memory once.
func shapeOf(version int) (*shape, error) {
	shapesLock.Lock()
	defer shapesLock.Unlock()
	if known, ok := shapes[version]; ok {
		return known, nil
	}
	s := shapeKept(version)
	if s == nil {
		var err error
		if s, err = shapeMade(version); err != nil {
			return nil, err
		}
	}
	shapes[version] = s
	return s, nil
}

// shapeMade makes the shape of a version in memory.
func shapeMade(version int) (*shape, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if err := migrate(db, 0, migrations()[:version]); err != nil {
		return nil, err
	}
	s := &shape{}
	if s.objects, err = readSchema(db); err != nil {
		return nil, err
	}
	if s.tables, err = readTables(db); err != nil {
		return nil, err
	}
	return s, nil
}

// makeShape gives an empty file the shape of the present version. That is what
// the migrations would come to, without taking every step of them.
func makeShape(db *sql.DB) error {
	made, err := shapeOf(latestVersion())
	if err != nil {
		return err
	}
	return transact(db, func(tx *sql.Tx) error {
		steps := []string{fmt.Sprintf("PRAGMA application_id = %d", applicationID), fmt.Sprintf("PRAGMA user_version = %d", latestVersion())}
		for _, o := range made.objects {
			if o.text != "" {
				steps = append(steps, o.text)
			}
		}
		_, err := tx.Exec(strings.Join(steps, ";\n"))
		return err
	})
}
