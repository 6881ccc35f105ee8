using Plumbline.Evaluation.Judges.Rubrics;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Tests.Judges.Rubrics;

public class RubricFileTests
{
    private const string Good = "name: polite\nquestion: Is it polite?\ngrades:\n- { name: C, value: 1, meaning: it is }\n- { name: I, value: 0, meaning: it is not }\n";

    [Fact]
    public void Parse_Rubric_KeepsItsGradesAndDigest()
    {
        Rubric rubric = RubricFile.Parse(Good, "r.yaml");

        rubric.Grades.ShouldBe([new RubricGrade("C", 1, "it is"), new RubricGrade("I", 0, "it is not")]);
        rubric.Digest.ShouldBe(RubricFile.Parse(Good, "elsewhere").Digest);
        rubric.Digest.ShouldNotBe((rubric with { Question = "Is it kind?" }).Digest);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("name: [", "r.yaml, line")]
    [InlineData("name: a\nquestion: b\ncolour: red\n", "r.yaml, line 3")]
    [InlineData("name: a b\nquestion: c\n", "not 'a b'; the rubric a b has 0 grades")]
    [InlineData("name: a\nquestion: b\ngrades:\n- { name: C, value: 7 }\n- { name: c, value: 0 }", "is worth 7; expected 0 to 1; the rubric a has the grade 'C' twice")]
    [InlineData("name: a\nquestion: b\ngrades:\n- { name: C }\n- { name: I, value: 0 }", "is worth NaN")]
    public void Parse_WhatIsNoRubric_SaysWhy(string text, string expected) => Should.Throw<SuiteException>(() => RubricFile.Parse(text, "r.yaml")).Message.ShouldContain(expected);
}
