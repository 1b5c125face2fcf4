package migration

import "junction/model"

// pairs says what of the old model is what of the new one, by their names, or their former names.
type pairs struct {
	old, new  *model.Model
	kinds     pairing[*model.Kind]
	fields    pairing[*model.Field]
	relations pairing[*model.Relation]
	sides     pairing[*model.Side]
}

// pairing leads from the old to the new, and back.
type pairing[T comparable] struct{ newer, older map[T]T }

func newPairing[T comparable]() pairing[T] { return pairing[T]{map[T]T{}, map[T]T{}} }

func (p pairing[T]) join(old, now T) { p.newer[old], p.older[now] = now, old }

func (p pairing[T]) part(old, now T) {
	delete(p.newer, old)
	delete(p.older, now)
}

func (p pairing[T]) has(old T) bool { _, has := p.newer[old]; return has }

func (p pairing[T]) had(now T) bool { _, had := p.older[now]; return had }

// names are those of something that may have had another one.
type names[T any] struct {
	name func(T) string
	was  func(T) string
}

var (
	kindNames  = names[*model.Kind]{func(k *model.Kind) string { return k.Name }, func(k *model.Kind) string { return k.Was }}
	fieldNames = names[*model.Field]{func(f *model.Field) string { return f.Name }, func(f *model.Field) string { return f.Was }}
	sideNames  = names[*model.Side]{func(s *model.Side) string { return s.Name }, func(s *model.Side) string { return s.Was }}
)

// former is the name that something had in the old model, of whose things it may be one. A former name stays in a model
// after it was migrated: it counts only when it is new.
func (n names[T]) former(now T, old []T) string {
	if n.was(now) == "" {
		return n.name(now)
	}
	for _, before := range old {
		if n.name(before) == n.name(now) && n.was(before) == n.was(now) {
			return n.name(now)
		}
	}
	for _, before := range old {
		if n.name(before) == n.was(now) {
			return n.was(now)
		}
	}
	return n.name(now)
}

// pair joins what has the same name. What is renamed comes first: its name may be that of something that goes.
func pair[T comparable](to pairing[T], names names[T], old, now []T) {
	for _, renamed := range []bool{true, false} {
		for _, after := range now {
			former := names.former(after, old)
			if to.had(after) || renamed != (former != names.name(after)) {
				continue
			}
			for _, before := range old {
				if names.name(before) == former && !to.has(before) {
					to.join(before, after)
				}
			}
		}
	}
}

func newPairs(old, now *model.Model) *pairs {
	p := &pairs{
		old: old, new: now, kinds: newPairing[*model.Kind](), fields: newPairing[*model.Field](),
		relations: newPairing[*model.Relation](), sides: newPairing[*model.Side](),
	}
	pair(p.kinds, kindNames, old.Kinds, now.Kinds)
	for _, kind := range now.Kinds {
		if before := p.kinds.older[kind]; before != nil {
			pair(p.fields, fieldNames, before.Fields, kind.Fields)
		}
	}
	// Of two relations between the same kinds, one may have lost a name that the other one has now.
	for _, sidesToMatch := range []int{2, 1} {
		for _, relation := range now.Relations {
			p.pairRelation(relation, sidesToMatch)
		}
	}
	return p
}

// pairRelation joins a relation with the old one between the same kinds of which so many sides have its names. It may be
// declared from the other side now.
func (p *pairs) pairRelation(relation *model.Relation, sidesToMatch int) {
	if p.relations.had(relation) {
		return
	}
	for _, before := range p.old.Relations {
		if p.relations.has(before) || before.Symmetric() != relation.Symmetric() {
			continue
		}
		for turned := range 2 {
			first, second := before.Sides[turned], before.Sides[1-turned]
			if p.matching(relation.Sides[0], first)+p.matching(relation.Sides[1], second) < sidesToMatch {
				continue
			}
			p.relations.join(before, relation)
			p.sides.join(first, relation.Sides[0])
			p.sides.join(second, relation.Sides[1])
			p.pairLinks(before, relation)
			return
		}
	}
}

// pairLinks joins the fields of a relation's links. A place in one side's lists is none in those of the other.
func (p *pairs) pairLinks(before, relation *model.Relation) {
	if before.Link == nil || relation.Link == nil {
		return
	}
	pair(p.fields, fieldNames, before.Link.Fields, relation.Link.Fields)
	for _, now := range relation.Link.Fields {
		if old := p.fields.older[now]; old != nil && p.sides.newer[old.Position] != now.Position {
			p.fields.part(old, now)
		}
	}
}

// matching is 1 for a side with the same ends and the same name.
func (p *pairs) matching(now, before *model.Side) int {
	if p.kinds.newer[before.Near] != now.Near || p.kinds.newer[before.Far] != now.Far ||
		sideNames.former(now, before.Near.Sides) != before.Name {
		return 0
	}
	return 1
}
