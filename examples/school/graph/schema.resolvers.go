// Code generated from model.graphql by go generate. DO NOT EDIT.

package graph

import (
	"context"
	"time"

	"junction/graph/resolve"
	"junction/graph/types"
	"junction/model"
	"junction/storage/typed"
	"school/entity"
	"school/graph/generated"
)

func (r *courseResolver) Teachers(ctx context.Context, obj *entity.Course, where map[string]any, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Person], error) {
	return resolve.Linked(ctx, obj.ID, entity.Course_Teachers)
}

func (r *courseResolver) Students(ctx context.Context, obj *entity.Course, where map[string]any, link map[string]any, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Person], error) {
	return resolve.Linked(ctx, obj.ID, entity.Course_Students)
}

func (r *courseResolver) Requires(ctx context.Context, obj *entity.Course, where map[string]any, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Course], error) {
	return resolve.Linked(ctx, obj.ID, entity.Course_Requires)
}

func (r *courseResolver) LeadsTo(ctx context.Context, obj *entity.Course, where map[string]any, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Course], error) {
	return resolve.Linked(ctx, obj.ID, entity.Course_LeadsTo)
}

func (r *courseResolver) Topics(ctx context.Context, obj *entity.Course, where map[string]any, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Topic], error) {
	return resolve.Linked(ctx, obj.ID, entity.Course_Topics)
}

func (r *courseStudentsEdgeResolver) Grade(ctx context.Context, obj *types.Edge[entity.Person]) (*int, error) {
	return typed.Optional(obj.Link.Value(entity.Course_Students_Grade), typed.Int), nil
}

func (r *courseStudentsEdgeResolver) Seat(ctx context.Context, obj *types.Edge[entity.Person]) (entity.Seat, error) {
	return typed.Enum[entity.Seat](obj.Link.Value(entity.Course_Students_Seat)), nil
}

func (r *courseStudentsEdgeResolver) Note(ctx context.Context, obj *types.Edge[entity.Person]) (*string, error) {
	return typed.Optional(obj.Link.Value(entity.Course_Students_Note), model.Value.Text), nil
}

func (r *courseStudentsEdgeResolver) EnrolledAt(ctx context.Context, obj *types.Edge[entity.Person]) (*time.Time, error) {
	return typed.Optional(obj.Link.Value(entity.Course_Students_EnrolledAt), model.Value.Time), nil
}

func (r *courseStudentsEdgeResolver) GradedAt(ctx context.Context, obj *types.Edge[entity.Person]) (*time.Time, error) {
	return typed.Optional(obj.Link.Value(entity.Course_Students_GradedAt), model.Value.Time), nil
}

func (r *createCoursePayloadResolver) AddedEdges(ctx context.Context, obj *types.Created[entity.Course]) ([]types.Edge[entity.Person], error) {
	return resolve.CreatedEdges(obj, entity.Course_Teachers)
}

func (r *createCoursePayloadResolver) InverseEdges(ctx context.Context, obj *types.Created[entity.Course]) ([]types.Edge[entity.Course], error) {
	return resolve.CreatedInverseEdges(obj, entity.Course_Teachers)
}

func (r *createCoursePayloadResolver) AddedStudentsEdges(ctx context.Context, obj *types.Created[entity.Course]) ([]types.Edge[entity.Person], error) {
	return resolve.CreatedEdges(obj, entity.Course_Students)
}

func (r *createCoursePayloadResolver) InverseStudentsEdges(ctx context.Context, obj *types.Created[entity.Course]) ([]types.Edge[entity.Course], error) {
	return resolve.CreatedInverseEdges(obj, entity.Course_Students)
}

func (r *createCoursePayloadResolver) AddedRequiresEdges(ctx context.Context, obj *types.Created[entity.Course]) ([]types.Edge[entity.Course], error) {
	return resolve.CreatedEdges(obj, entity.Course_Requires)
}

func (r *createCoursePayloadResolver) InverseRequiresEdges(ctx context.Context, obj *types.Created[entity.Course]) ([]types.Edge[entity.Course], error) {
	return resolve.CreatedInverseEdges(obj, entity.Course_Requires)
}

func (r *createCoursePayloadResolver) AddedLeadsToEdges(ctx context.Context, obj *types.Created[entity.Course]) ([]types.Edge[entity.Course], error) {
	return resolve.CreatedEdges(obj, entity.Course_LeadsTo)
}

func (r *createCoursePayloadResolver) InverseLeadsToEdges(ctx context.Context, obj *types.Created[entity.Course]) ([]types.Edge[entity.Course], error) {
	return resolve.CreatedInverseEdges(obj, entity.Course_LeadsTo)
}

func (r *createCoursePayloadResolver) AddedTopicsEdges(ctx context.Context, obj *types.Created[entity.Course]) ([]types.Edge[entity.Topic], error) {
	return resolve.CreatedEdges(obj, entity.Course_Topics)
}

func (r *createCoursePayloadResolver) InverseTopicsEdges(ctx context.Context, obj *types.Created[entity.Course]) ([]types.Edge[entity.Course], error) {
	return resolve.CreatedInverseEdges(obj, entity.Course_Topics)
}

func (r *createPersonPayloadResolver) AddedEdges(ctx context.Context, obj *types.Created[entity.Person]) ([]types.Edge[entity.Course], error) {
	return resolve.CreatedEdges(obj, entity.Person_Teaches)
}

func (r *createPersonPayloadResolver) InverseEdges(ctx context.Context, obj *types.Created[entity.Person]) ([]types.Edge[entity.Person], error) {
	return resolve.CreatedInverseEdges(obj, entity.Person_Teaches)
}

func (r *createPersonPayloadResolver) AddedTakesEdges(ctx context.Context, obj *types.Created[entity.Person]) ([]types.Edge[entity.Course], error) {
	return resolve.CreatedEdges(obj, entity.Person_Takes)
}

func (r *createPersonPayloadResolver) InverseTakesEdges(ctx context.Context, obj *types.Created[entity.Person]) ([]types.Edge[entity.Person], error) {
	return resolve.CreatedInverseEdges(obj, entity.Person_Takes)
}

func (r *createPersonPayloadResolver) AddedLearnsWithEdges(ctx context.Context, obj *types.Created[entity.Person]) ([]types.Edge[entity.Person], error) {
	return resolve.CreatedEdges(obj, entity.Person_LearnsWith)
}

func (r *createPersonPayloadResolver) InverseLearnsWithEdges(ctx context.Context, obj *types.Created[entity.Person]) ([]types.Edge[entity.Person], error) {
	return resolve.CreatedInverseEdges(obj, entity.Person_LearnsWith)
}

func (r *createPersonPayloadResolver) AddedKnowsEdges(ctx context.Context, obj *types.Created[entity.Person]) ([]types.Edge[entity.Topic], error) {
	return resolve.CreatedEdges(obj, entity.Person_Knows)
}

func (r *createPersonPayloadResolver) InverseKnowsEdges(ctx context.Context, obj *types.Created[entity.Person]) ([]types.Edge[entity.Person], error) {
	return resolve.CreatedInverseEdges(obj, entity.Person_Knows)
}

func (r *createTopicPayloadResolver) AddedEdges(ctx context.Context, obj *types.Created[entity.Topic]) ([]types.Edge[entity.Course], error) {
	return resolve.CreatedEdges(obj, entity.Topic_Courses)
}

func (r *createTopicPayloadResolver) InverseEdges(ctx context.Context, obj *types.Created[entity.Topic]) ([]types.Edge[entity.Topic], error) {
	return resolve.CreatedInverseEdges(obj, entity.Topic_Courses)
}

func (r *createTopicPayloadResolver) AddedExpertsEdges(ctx context.Context, obj *types.Created[entity.Topic]) ([]types.Edge[entity.Person], error) {
	return resolve.CreatedEdges(obj, entity.Topic_Experts)
}

func (r *createTopicPayloadResolver) InverseExpertsEdges(ctx context.Context, obj *types.Created[entity.Topic]) ([]types.Edge[entity.Topic], error) {
	return resolve.CreatedInverseEdges(obj, entity.Topic_Experts)
}

func (r *deleteCoursePayloadResolver) UnlinkedTeacherIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Course_Teachers)
}

func (r *deleteCoursePayloadResolver) UnlinkedStudentIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Course_Students)
}

func (r *deleteCoursePayloadResolver) UnlinkedRequireIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Course_Requires)
}

func (r *deleteCoursePayloadResolver) UnlinkedLeadsToIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Course_LeadsTo)
}

func (r *deleteCoursePayloadResolver) UnlinkedTopicIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Course_Topics)
}

func (r *deleteCoursesPayloadResolver) UnlinkedTeacherIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Course_Teachers)
}

func (r *deleteCoursesPayloadResolver) UnlinkedStudentIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Course_Students)
}

func (r *deleteCoursesPayloadResolver) UnlinkedRequireIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Course_Requires)
}

func (r *deleteCoursesPayloadResolver) UnlinkedLeadsToIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Course_LeadsTo)
}

func (r *deleteCoursesPayloadResolver) UnlinkedTopicIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Course_Topics)
}

func (r *deletePeoplePayloadResolver) UnlinkedTeachIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Person_Teaches)
}

func (r *deletePeoplePayloadResolver) UnlinkedTakeIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Person_Takes)
}

func (r *deletePeoplePayloadResolver) UnlinkedMateIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Person_LearnsWith)
}

func (r *deletePeoplePayloadResolver) UnlinkedKnownIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Person_Knows)
}

func (r *deletePersonPayloadResolver) UnlinkedTeachIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Person_Teaches)
}

func (r *deletePersonPayloadResolver) UnlinkedTakeIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Person_Takes)
}

func (r *deletePersonPayloadResolver) UnlinkedMateIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Person_LearnsWith)
}

func (r *deletePersonPayloadResolver) UnlinkedKnownIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Person_Knows)
}

func (r *deleteTopicPayloadResolver) UnlinkedCourseIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Topic_Courses)
}

func (r *deleteTopicPayloadResolver) UnlinkedExpertIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Topic_Experts)
}

func (r *deleteTopicsPayloadResolver) UnlinkedCourseIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Topic_Courses)
}

func (r *deleteTopicsPayloadResolver) UnlinkedExpertIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Topic_Experts)
}

func (r *mutationResolver) CreateCourse(ctx context.Context, input map[string]any) (*types.Created[entity.Course], error) {
	return resolve.Create(ctx, entity.Courses)
}

func (r *mutationResolver) UpdateCourse(ctx context.Context, id string, input map[string]any) (*types.Updated[entity.Course], error) {
	return resolve.Update(ctx, entity.Courses)
}

func (r *mutationResolver) DeleteCourse(ctx context.Context, id string) (*types.Deleted, error) {
	return resolve.Delete(ctx, entity.Courses)
}

func (r *mutationResolver) DeleteCourses(ctx context.Context, where map[string]any) (*types.Deleted, error) {
	return resolve.DeleteAll(ctx, entity.Courses)
}

func (r *mutationResolver) AddTeachers(ctx context.Context, courseID string, teacherIds []string) (*types.Changed[entity.Course, entity.Person], error) {
	return resolve.Add(ctx, entity.Course_Teachers)
}

func (r *mutationResolver) RemoveTeachers(ctx context.Context, courseID string, teacherIds []string) (*types.Changed[entity.Course, entity.Person], error) {
	return resolve.Remove(ctx, entity.Course_Teachers)
}

func (r *mutationResolver) SetTeachers(ctx context.Context, courseID string, teacherIds []string) (*types.Changed[entity.Course, entity.Person], error) {
	return resolve.Set(ctx, entity.Course_Teachers)
}

func (r *mutationResolver) ClearTeachers(ctx context.Context, courseID string) (*types.Cleared[entity.Course], error) {
	return resolve.Clear(ctx, entity.Course_Teachers)
}

func (r *mutationResolver) AddStudents(ctx context.Context, courseID string, studentIds []string, link map[string]any, students []map[string]any) (*types.Changed[entity.Course, entity.Person], error) {
	return resolve.Add(ctx, entity.Course_Students)
}

func (r *mutationResolver) RemoveStudents(ctx context.Context, courseID string, studentIds []string) (*types.Changed[entity.Course, entity.Person], error) {
	return resolve.Remove(ctx, entity.Course_Students)
}

func (r *mutationResolver) SetStudents(ctx context.Context, courseID string, studentIds []string, link map[string]any, students []map[string]any) (*types.Changed[entity.Course, entity.Person], error) {
	return resolve.Set(ctx, entity.Course_Students)
}

func (r *mutationResolver) ClearStudents(ctx context.Context, courseID string) (*types.Cleared[entity.Course], error) {
	return resolve.Clear(ctx, entity.Course_Students)
}

func (r *mutationResolver) UpdateStudentLinks(ctx context.Context, courseID string, students []map[string]any) (*types.Changed[entity.Course, entity.Person], error) {
	return resolve.UpdateLinks(ctx, entity.Course_Students)
}

func (r *mutationResolver) AddRequires(ctx context.Context, courseID string, requireIds []string) (*types.Changed[entity.Course, entity.Course], error) {
	return resolve.Add(ctx, entity.Course_Requires)
}

func (r *mutationResolver) RemoveRequires(ctx context.Context, courseID string, requireIds []string) (*types.Changed[entity.Course, entity.Course], error) {
	return resolve.Remove(ctx, entity.Course_Requires)
}

func (r *mutationResolver) SetRequires(ctx context.Context, courseID string, requireIds []string) (*types.Changed[entity.Course, entity.Course], error) {
	return resolve.Set(ctx, entity.Course_Requires)
}

func (r *mutationResolver) ClearRequires(ctx context.Context, courseID string) (*types.Cleared[entity.Course], error) {
	return resolve.Clear(ctx, entity.Course_Requires)
}

func (r *mutationResolver) AddLeadsTo(ctx context.Context, courseID string, leadsToIds []string) (*types.Changed[entity.Course, entity.Course], error) {
	return resolve.Add(ctx, entity.Course_LeadsTo)
}

func (r *mutationResolver) RemoveLeadsTo(ctx context.Context, courseID string, leadsToIds []string) (*types.Changed[entity.Course, entity.Course], error) {
	return resolve.Remove(ctx, entity.Course_LeadsTo)
}

func (r *mutationResolver) SetLeadsTo(ctx context.Context, courseID string, leadsToIds []string) (*types.Changed[entity.Course, entity.Course], error) {
	return resolve.Set(ctx, entity.Course_LeadsTo)
}

func (r *mutationResolver) ClearLeadsTo(ctx context.Context, courseID string) (*types.Cleared[entity.Course], error) {
	return resolve.Clear(ctx, entity.Course_LeadsTo)
}

func (r *mutationResolver) AddTopics(ctx context.Context, courseID string, topicIds []string) (*types.Changed[entity.Course, entity.Topic], error) {
	return resolve.Add(ctx, entity.Course_Topics)
}

func (r *mutationResolver) RemoveTopics(ctx context.Context, courseID string, topicIds []string) (*types.Changed[entity.Course, entity.Topic], error) {
	return resolve.Remove(ctx, entity.Course_Topics)
}

func (r *mutationResolver) SetTopics(ctx context.Context, courseID string, topicIds []string) (*types.Changed[entity.Course, entity.Topic], error) {
	return resolve.Set(ctx, entity.Course_Topics)
}

func (r *mutationResolver) ClearTopics(ctx context.Context, courseID string) (*types.Cleared[entity.Course], error) {
	return resolve.Clear(ctx, entity.Course_Topics)
}

func (r *mutationResolver) CreatePerson(ctx context.Context, input map[string]any) (*types.Created[entity.Person], error) {
	return resolve.Create(ctx, entity.People)
}

func (r *mutationResolver) UpdatePerson(ctx context.Context, id string, input map[string]any) (*types.Updated[entity.Person], error) {
	return resolve.Update(ctx, entity.People)
}

func (r *mutationResolver) DeletePerson(ctx context.Context, id string) (*types.Deleted, error) {
	return resolve.Delete(ctx, entity.People)
}

func (r *mutationResolver) DeletePeople(ctx context.Context, where map[string]any) (*types.Deleted, error) {
	return resolve.DeleteAll(ctx, entity.People)
}

func (r *mutationResolver) AddTeaches(ctx context.Context, personID string, teachIds []string) (*types.Changed[entity.Person, entity.Course], error) {
	return resolve.Add(ctx, entity.Person_Teaches)
}

func (r *mutationResolver) RemoveTeaches(ctx context.Context, personID string, teachIds []string) (*types.Changed[entity.Person, entity.Course], error) {
	return resolve.Remove(ctx, entity.Person_Teaches)
}

func (r *mutationResolver) SetTeaches(ctx context.Context, personID string, teachIds []string) (*types.Changed[entity.Person, entity.Course], error) {
	return resolve.Set(ctx, entity.Person_Teaches)
}

func (r *mutationResolver) ClearTeaches(ctx context.Context, personID string) (*types.Cleared[entity.Person], error) {
	return resolve.Clear(ctx, entity.Person_Teaches)
}

func (r *mutationResolver) AddTakes(ctx context.Context, personID string, takeIds []string, link map[string]any, takes []map[string]any) (*types.Changed[entity.Person, entity.Course], error) {
	return resolve.Add(ctx, entity.Person_Takes)
}

func (r *mutationResolver) RemoveTakes(ctx context.Context, personID string, takeIds []string) (*types.Changed[entity.Person, entity.Course], error) {
	return resolve.Remove(ctx, entity.Person_Takes)
}

func (r *mutationResolver) SetTakes(ctx context.Context, personID string, takeIds []string, link map[string]any, takes []map[string]any) (*types.Changed[entity.Person, entity.Course], error) {
	return resolve.Set(ctx, entity.Person_Takes)
}

func (r *mutationResolver) ClearTakes(ctx context.Context, personID string) (*types.Cleared[entity.Person], error) {
	return resolve.Clear(ctx, entity.Person_Takes)
}

func (r *mutationResolver) UpdateTakeLinks(ctx context.Context, personID string, takes []map[string]any) (*types.Changed[entity.Person, entity.Course], error) {
	return resolve.UpdateLinks(ctx, entity.Person_Takes)
}

func (r *mutationResolver) AddLearnsWith(ctx context.Context, personID string, mateIds []string, link map[string]any, learnsWith []map[string]any) (*types.Changed[entity.Person, entity.Person], error) {
	return resolve.Add(ctx, entity.Person_LearnsWith)
}

func (r *mutationResolver) RemoveLearnsWith(ctx context.Context, personID string, mateIds []string) (*types.Changed[entity.Person, entity.Person], error) {
	return resolve.Remove(ctx, entity.Person_LearnsWith)
}

func (r *mutationResolver) SetLearnsWith(ctx context.Context, personID string, mateIds []string, link map[string]any, learnsWith []map[string]any) (*types.Changed[entity.Person, entity.Person], error) {
	return resolve.Set(ctx, entity.Person_LearnsWith)
}

func (r *mutationResolver) ClearLearnsWith(ctx context.Context, personID string) (*types.Cleared[entity.Person], error) {
	return resolve.Clear(ctx, entity.Person_LearnsWith)
}

func (r *mutationResolver) UpdateMateLinks(ctx context.Context, personID string, learnsWith []map[string]any) (*types.Changed[entity.Person, entity.Person], error) {
	return resolve.UpdateLinks(ctx, entity.Person_LearnsWith)
}

func (r *mutationResolver) AddKnows(ctx context.Context, personID string, knownIds []string, link map[string]any, knows []map[string]any) (*types.Changed[entity.Person, entity.Topic], error) {
	return resolve.Add(ctx, entity.Person_Knows)
}

func (r *mutationResolver) RemoveKnows(ctx context.Context, personID string, knownIds []string) (*types.Changed[entity.Person, entity.Topic], error) {
	return resolve.Remove(ctx, entity.Person_Knows)
}

func (r *mutationResolver) SetKnows(ctx context.Context, personID string, knownIds []string, link map[string]any, knows []map[string]any) (*types.Changed[entity.Person, entity.Topic], error) {
	return resolve.Set(ctx, entity.Person_Knows)
}

func (r *mutationResolver) ClearKnows(ctx context.Context, personID string) (*types.Cleared[entity.Person], error) {
	return resolve.Clear(ctx, entity.Person_Knows)
}

func (r *mutationResolver) UpdateKnownLinks(ctx context.Context, personID string, knows []map[string]any) (*types.Changed[entity.Person, entity.Topic], error) {
	return resolve.UpdateLinks(ctx, entity.Person_Knows)
}

func (r *mutationResolver) CreateTopic(ctx context.Context, input map[string]any) (*types.Created[entity.Topic], error) {
	return resolve.Create(ctx, entity.Topics)
}

func (r *mutationResolver) UpdateTopic(ctx context.Context, id string, input map[string]any) (*types.Updated[entity.Topic], error) {
	return resolve.Update(ctx, entity.Topics)
}

func (r *mutationResolver) DeleteTopic(ctx context.Context, id string) (*types.Deleted, error) {
	return resolve.Delete(ctx, entity.Topics)
}

func (r *mutationResolver) DeleteTopics(ctx context.Context, where map[string]any) (*types.Deleted, error) {
	return resolve.DeleteAll(ctx, entity.Topics)
}

func (r *mutationResolver) AddCourses(ctx context.Context, topicID string, courseIds []string) (*types.Changed[entity.Topic, entity.Course], error) {
	return resolve.Add(ctx, entity.Topic_Courses)
}

func (r *mutationResolver) RemoveCourses(ctx context.Context, topicID string, courseIds []string) (*types.Changed[entity.Topic, entity.Course], error) {
	return resolve.Remove(ctx, entity.Topic_Courses)
}

func (r *mutationResolver) SetCourses(ctx context.Context, topicID string, courseIds []string) (*types.Changed[entity.Topic, entity.Course], error) {
	return resolve.Set(ctx, entity.Topic_Courses)
}

func (r *mutationResolver) ClearCourses(ctx context.Context, topicID string) (*types.Cleared[entity.Topic], error) {
	return resolve.Clear(ctx, entity.Topic_Courses)
}

func (r *mutationResolver) AddExperts(ctx context.Context, topicID string, expertIds []string, link map[string]any, experts []map[string]any) (*types.Changed[entity.Topic, entity.Person], error) {
	return resolve.Add(ctx, entity.Topic_Experts)
}

func (r *mutationResolver) RemoveExperts(ctx context.Context, topicID string, expertIds []string) (*types.Changed[entity.Topic, entity.Person], error) {
	return resolve.Remove(ctx, entity.Topic_Experts)
}

func (r *mutationResolver) SetExperts(ctx context.Context, topicID string, expertIds []string, link map[string]any, experts []map[string]any) (*types.Changed[entity.Topic, entity.Person], error) {
	return resolve.Set(ctx, entity.Topic_Experts)
}

func (r *mutationResolver) ClearExperts(ctx context.Context, topicID string) (*types.Cleared[entity.Topic], error) {
	return resolve.Clear(ctx, entity.Topic_Experts)
}

func (r *mutationResolver) UpdateExpertLinks(ctx context.Context, topicID string, experts []map[string]any) (*types.Changed[entity.Topic, entity.Person], error) {
	return resolve.UpdateLinks(ctx, entity.Topic_Experts)
}

func (r *personResolver) Teaches(ctx context.Context, obj *entity.Person, where map[string]any, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Course], error) {
	return resolve.Linked(ctx, obj.ID, entity.Person_Teaches)
}

func (r *personResolver) Takes(ctx context.Context, obj *entity.Person, where map[string]any, link map[string]any, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Course], error) {
	return resolve.Linked(ctx, obj.ID, entity.Person_Takes)
}

func (r *personResolver) LearnsWith(ctx context.Context, obj *entity.Person, where map[string]any, link map[string]any, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Person], error) {
	return resolve.Linked(ctx, obj.ID, entity.Person_LearnsWith)
}

func (r *personResolver) Knows(ctx context.Context, obj *entity.Person, where map[string]any, link map[string]any, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Topic], error) {
	return resolve.Linked(ctx, obj.ID, entity.Person_Knows)
}

func (r *personKnowsEdgeResolver) Years(ctx context.Context, obj *types.Edge[entity.Topic]) (int, error) {
	return typed.Int(obj.Link.Value(entity.Person_Knows_Years)), nil
}

func (r *personKnowsEdgeResolver) WouldTeach(ctx context.Context, obj *types.Edge[entity.Topic]) (bool, error) {
	return model.Value.Boolean(obj.Link.Value(entity.Person_Knows_WouldTeach)), nil
}

func (r *personLearnsWithEdgeResolver) Place(ctx context.Context, obj *types.Edge[entity.Person]) (*string, error) {
	return typed.Optional(obj.Link.Value(entity.Person_LearnsWith_Place), model.Value.Text), nil
}

func (r *personLearnsWithEdgeResolver) Hours(ctx context.Context, obj *types.Edge[entity.Person]) (*float64, error) {
	return typed.Optional(obj.Link.Value(entity.Person_LearnsWith_Hours), model.Value.Float), nil
}

func (r *personTakesEdgeResolver) Grade(ctx context.Context, obj *types.Edge[entity.Course]) (*int, error) {
	return typed.Optional(obj.Link.Value(entity.Course_Students_Grade), typed.Int), nil
}

func (r *personTakesEdgeResolver) Seat(ctx context.Context, obj *types.Edge[entity.Course]) (entity.Seat, error) {
	return typed.Enum[entity.Seat](obj.Link.Value(entity.Course_Students_Seat)), nil
}

func (r *personTakesEdgeResolver) Note(ctx context.Context, obj *types.Edge[entity.Course]) (*string, error) {
	return typed.Optional(obj.Link.Value(entity.Course_Students_Note), model.Value.Text), nil
}

func (r *personTakesEdgeResolver) EnrolledAt(ctx context.Context, obj *types.Edge[entity.Course]) (*time.Time, error) {
	return typed.Optional(obj.Link.Value(entity.Course_Students_EnrolledAt), model.Value.Time), nil
}

func (r *personTakesEdgeResolver) GradedAt(ctx context.Context, obj *types.Edge[entity.Course]) (*time.Time, error) {
	return typed.Optional(obj.Link.Value(entity.Course_Students_GradedAt), model.Value.Time), nil
}

func (r *queryResolver) Node(ctx context.Context, id string) (types.Node, error) {
	return resolve.Node(ctx)
}

func (r *queryResolver) Nodes(ctx context.Context, ids []string) ([]types.Node, error) {
	return resolve.Nodes(ctx)
}

func (r *queryResolver) Course(ctx context.Context, id *string, slug *string) (*entity.Course, error) {
	return resolve.One(ctx, entity.Courses)
}

func (r *queryResolver) Person(ctx context.Context, id *string, email *string) (*entity.Person, error) {
	return resolve.One(ctx, entity.People)
}

func (r *queryResolver) Topic(ctx context.Context, id string) (*entity.Topic, error) {
	return resolve.One(ctx, entity.Topics)
}

func (r *queryResolver) Courses(ctx context.Context, where map[string]any, distinct bool, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Course], error) {
	return resolve.List(ctx, entity.Courses)
}

func (r *queryResolver) People(ctx context.Context, where map[string]any, distinct bool, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Person], error) {
	return resolve.List(ctx, entity.People)
}

func (r *queryResolver) Topics(ctx context.Context, where map[string]any, distinct bool, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Topic], error) {
	return resolve.List(ctx, entity.Topics)
}

func (r *topicResolver) Courses(ctx context.Context, obj *entity.Topic, where map[string]any, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Course], error) {
	return resolve.Linked(ctx, obj.ID, entity.Topic_Courses)
}

func (r *topicResolver) Experts(ctx context.Context, obj *entity.Topic, where map[string]any, link map[string]any, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Person], error) {
	return resolve.Linked(ctx, obj.ID, entity.Topic_Experts)
}

func (r *topicExpertsEdgeResolver) Years(ctx context.Context, obj *types.Edge[entity.Person]) (int, error) {
	return typed.Int(obj.Link.Value(entity.Person_Knows_Years)), nil
}

func (r *topicExpertsEdgeResolver) WouldTeach(ctx context.Context, obj *types.Edge[entity.Person]) (bool, error) {
	return model.Value.Boolean(obj.Link.Value(entity.Person_Knows_WouldTeach)), nil
}

func (r *Resolver) Course() generated.CourseResolver { return &courseResolver{r} }

func (r *Resolver) CourseStudentsEdge() generated.CourseStudentsEdgeResolver {
	return &courseStudentsEdgeResolver{r}
}

func (r *Resolver) CreateCoursePayload() generated.CreateCoursePayloadResolver {
	return &createCoursePayloadResolver{r}
}

func (r *Resolver) CreatePersonPayload() generated.CreatePersonPayloadResolver {
	return &createPersonPayloadResolver{r}
}

func (r *Resolver) CreateTopicPayload() generated.CreateTopicPayloadResolver {
	return &createTopicPayloadResolver{r}
}

func (r *Resolver) DeleteCoursePayload() generated.DeleteCoursePayloadResolver {
	return &deleteCoursePayloadResolver{r}
}

func (r *Resolver) DeleteCoursesPayload() generated.DeleteCoursesPayloadResolver {
	return &deleteCoursesPayloadResolver{r}
}

func (r *Resolver) DeletePeoplePayload() generated.DeletePeoplePayloadResolver {
	return &deletePeoplePayloadResolver{r}
}

func (r *Resolver) DeletePersonPayload() generated.DeletePersonPayloadResolver {
	return &deletePersonPayloadResolver{r}
}

func (r *Resolver) DeleteTopicPayload() generated.DeleteTopicPayloadResolver {
	return &deleteTopicPayloadResolver{r}
}

func (r *Resolver) DeleteTopicsPayload() generated.DeleteTopicsPayloadResolver {
	return &deleteTopicsPayloadResolver{r}
}

func (r *Resolver) Mutation() generated.MutationResolver { return &mutationResolver{r} }

func (r *Resolver) Person() generated.PersonResolver { return &personResolver{r} }

func (r *Resolver) PersonKnowsEdge() generated.PersonKnowsEdgeResolver {
	return &personKnowsEdgeResolver{r}
}

func (r *Resolver) PersonLearnsWithEdge() generated.PersonLearnsWithEdgeResolver {
	return &personLearnsWithEdgeResolver{r}
}

func (r *Resolver) PersonTakesEdge() generated.PersonTakesEdgeResolver {
	return &personTakesEdgeResolver{r}
}

func (r *Resolver) Query() generated.QueryResolver { return &queryResolver{r} }

func (r *Resolver) Topic() generated.TopicResolver { return &topicResolver{r} }

func (r *Resolver) TopicExpertsEdge() generated.TopicExpertsEdgeResolver {
	return &topicExpertsEdgeResolver{r}
}

type (
	courseResolver               struct{ *Resolver }
	courseStudentsEdgeResolver   struct{ *Resolver }
	createCoursePayloadResolver  struct{ *Resolver }
	createPersonPayloadResolver  struct{ *Resolver }
	createTopicPayloadResolver   struct{ *Resolver }
	deleteCoursePayloadResolver  struct{ *Resolver }
	deleteCoursesPayloadResolver struct{ *Resolver }
	deletePeoplePayloadResolver  struct{ *Resolver }
	deletePersonPayloadResolver  struct{ *Resolver }
	deleteTopicPayloadResolver   struct{ *Resolver }
	deleteTopicsPayloadResolver  struct{ *Resolver }
	mutationResolver             struct{ *Resolver }
	personResolver               struct{ *Resolver }
	personKnowsEdgeResolver      struct{ *Resolver }
	personLearnsWithEdgeResolver struct{ *Resolver }
	personTakesEdgeResolver      struct{ *Resolver }
	queryResolver                struct{ *Resolver }
	topicResolver                struct{ *Resolver }
	topicExpertsEdgeResolver     struct{ *Resolver }
)
