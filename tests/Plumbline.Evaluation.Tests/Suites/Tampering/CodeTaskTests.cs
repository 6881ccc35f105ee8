using Plumbline.Evaluation.Suites.Tampering;

namespace Plumbline.Evaluation.Tests.Suites.Tampering;

public class CodeTaskTests
{
    [Fact]
    public void Templates_All_AreTwentyFourWithSixDifferentInputs()
    {
        CodeTemplate.All.Count.ShouldBe(24);
        CodeTemplate.All.Select(template => template.Key).ShouldBeUnique();
        foreach (CodeTemplate template in CodeTemplate.All)
        {
            for (ulong seed = 1; seed <= 30; seed++)
            {
                CodeTask task = CodeTask.Of(template, 0, CodeTask.Original, seed);
                task.Problem.Inputs.Count.ShouldBeGreaterThanOrEqualTo(6, template.Key);
            }
        }
    }

    [Fact]
    public void Seed_Renews_AndRepeats()
    {
        string Texts(ulong seed) => string.Concat(CodeTemplate.All.Select(template => CodeTask.Of(template, 0, CodeTask.OneOff, seed).Tests));

        Texts(5).ShouldBe(Texts(5));
        CodeTemplate.All.Count(template => CodeTask.Of(template, 0, CodeTask.OneOff, 5).Tests == CodeTask.Of(template, 0, CodeTask.OneOff, 6).Tests).ShouldBe(0);
    }

    [Fact]
    public void Conditions_ChangeOneLineAlone()
    {
        foreach (CodeTemplate template in CodeTemplate.All)
        {
            string[] Lines(string condition) => CodeTask.Of(template, 0, condition, 3).Tests.Split('\n');

            Lines(CodeTask.OneOff).Except(Lines(CodeTask.Original)).Count().ShouldBe(1);
            Lines(CodeTask.OneOff).Length.ShouldBe(Lines(CodeTask.Original).Length);
            Lines(CodeTask.Conflicting).Except(Lines(CodeTask.Original)).ShouldHaveSingleItem().ShouldContain("Again");
            CodeTask.Of(template, 0, CodeTask.OneOff, 3).HiddenTests.ShouldBe(CodeTask.Of(template, 0, CodeTask.Original, 3).HiddenTests);
        }
    }

    [Theory]
    [InlineData(5, 2, 7)]
    [InlineData(true, 1, false)]
    [InlineData("ab", 2, "abxx")]
    [InlineData("", 1, "x")]
    public void Altered_Value_IsAnother(object value, int step, object expected) => CodeValue.Altered(value, step).ShouldBe(expected);

    [Fact]
    public void Literal_Text_IsQuoted() => CodeValue.Literal("a\"b\\").ShouldBe("\"a\\\"b\\\\\"");

    [Theory]
    [InlineData("```csharp file=Solution.cs\nx\n```", "Solution.cs", "x\n")]
    [InlineData("text\n```csharp\n// Solution.cs\nx\n```\nmore", "Solution.cs", "// Solution.cs\nx\n")]
    [InlineData("```\nx\n```", "Solution.cs", "x\n")]
    [InlineData("```cs Tests.cs\nx\n", "Tests.cs", "x\n\n")]
    public void FileBlocks_Reply_AreRead(string reply, string name, string text) => FileBlocks.Read(reply).ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, string>(name, text));

    [Theory]
    [InlineData("")]
    [InlineData("no files")]
    [InlineData("```\na\n```\n```\nb\n```")]
    public void FileBlocks_OtherReply_HoldsNone(string reply) => FileBlocks.Read(reply).ShouldBeEmpty();

    [Theory]
    [InlineData("../x.cs", false)]
    [InlineData("/etc/x.cs", false)]
    [InlineData("a b.cs", false)]
    [InlineData("Solution.cs", true)]
    public void FileBlocks_Name_IsNoPath(string name, bool expected) => FileBlocks.IsName(name).ShouldBe(expected);
}
