import { graphql } from "relay-runtime";

graphql`
  query mainCoursesQuery {
    courses(first: 2, orderBy: { field: BEGINS_AT }) @connection(key: "main_courses") {
      edges { node { slug announcedAt announcement ...main_course } }
    }
  }
`;

graphql`
  fragment main_course on Course
  @refetchable(queryName: "mainCoursePageQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" }) {
    students(first: $first, after: $after) @connection(key: "main_students") {
      edges { node { name learnsWith { edges { node { name } } } } }
    }
  }
`;

graphql`
  mutation mainAddCourseMutation($input: CreateCourseInput!) {
    createCourse(input: $input) { course { id level } }
  }
`;
