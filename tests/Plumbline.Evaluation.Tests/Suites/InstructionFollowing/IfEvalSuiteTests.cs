using Plumbline.Evaluation.InstructionFollowing;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.InstructionFollowing;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Suites.InstructionFollowing;

public sealed class IfEvalSuiteTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-ifeval-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [DataFact("ifeval/input_data.jsonl")]
    public void Read_RealData_HasAllPromptsAndInstructions()
    {
        IReadOnlyList<InstructionPrompt> prompts = InstructionFile.Read(SharedData.Require("ifeval/input_data.jsonl"));

        prompts.Count.ShouldBe(541);
        prompts.Sum(prompt => prompt.Instructions.Count).ShouldBe(834);
        prompts.SelectMany(prompt => prompt.Instructions).Select(instruction => instruction.Id).Distinct().Order(StringComparer.Ordinal).ShouldBe(InstructionCatalogue.Ids);
    }

    [Fact]
    public void Names_InstructionTwice_AreDifferent()
    {
        Write("""{"key": 1, "prompt": "x", "instruction_id_list": ["startend:quotation", "punctuation:no_comma", "startend:quotation"], "kwargs": [{}, {}, {}]}""");

        InstructionFile.Read(Path.Combine(_folder, "ifeval", "input_data.jsonl")).Single().Names.ShouldBe(["startend:quotation", "punctuation:no_comma", "startend:quotation#2"]);
    }

    /// <summary>A model whose answer is known: follows the first of two instructions always, the second never, and does not answer one prompt.</summary>
    [Fact]
    public async Task Plan_ModelWithKnownAnswers_GivesTheKnownRates()
    {
        Write(
            """
            {"key": 1, "prompt": "Write without commas.", "instruction_id_list": ["punctuation:no_comma"], "kwargs": [{}]}
            {"key": 2, "prompt": "Write without commas and in quotes.", "instruction_id_list": ["punctuation:no_comma", "startend:quotation"], "kwargs": [{}, {}]}
            {"key": 3, "prompt": "In quotes.", "instruction_id_list": ["startend:quotation"], "kwargs": [{}]}
            {"key": 4, "prompt": "Nothing comes back.", "instruction_id_list": ["startend:quotation", "punctuation:no_comma"], "kwargs": [{}, {}]}
            """);
        SuitePlan plan = new IfEvalSuite().Plan(new SuiteContext(new SuiteData(_folder), new SuiteOptions()));

        IReadOnlyList<Measurement> measured = await PlannedRun.MeasureAsync(plan, turn => turn.Question switch
        {
            "In quotes." => "Sure:\n\"in quotes\"",
            "Nothing comes back." => throw new TimeoutException("no answer"),
            _ => "no comma here",
        });

        measured.Single(m => m.Name == "ifeval").ShouldSatisfyAllConditions(
            m => m.Value.ShouldBe(1.0 / 3), m => m.Headline.ShouldBeTrue(), m => m.Missing.ShouldBe(new MissingSamples(1, 0)), m => m.WithMissing.ShouldNotBeNull());
        measured.Single(m => m.Name == "ifeval.prompt-loose").Value.ShouldBe(2.0 / 3);
        measured.Single(m => m.Name == "ifeval.instruction-strict").ShouldSatisfyAllConditions(
            m => m.Value.ShouldBe(2.0 / 4), m => m.Count.ShouldBe(4), m => m.Clusters.ShouldBe(3), m => m.Missing.ShouldBe(new MissingSamples(2, 0)));
        measured.Single(m => m.Name == "ifeval.instruction-loose").Value.ShouldBe(3.0 / 4);
        measured.Single(m => m.Name == "ifeval.punctuation").Value.ShouldBe(1);
        measured.Single(m => m.Name == "ifeval.startend").Value.ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"prompt": "x", "instruction_id_list": ["punctuation:no_comma"], "kwargs": [{}]}""", "line 1: the argument 'key' is nothing")]
    [InlineData("""{"key": 1, "prompt": "x", "instruction_id_list": ["punctuation:no_comma"], "kwargs": []}""", "line 1, kwargs: found 0 objects, expected 1, one for each instruction")]
    [InlineData("""{"key": 1, "prompt": "x", "instruction_id_list": ["punctuation:nothing"], "kwargs": [{}]}""", "there is no instruction 'punctuation:nothing'")]
    [InlineData("{\"key\": 1}", "the argument 'instruction_id_list' is nothing")]
    public void Plan_WrongData_SaysWhere(string line, string expected)
    {
        Write(line);

        Should.Throw<SuiteException>(() => new IfEvalSuite().Plan(new SuiteContext(new SuiteData(_folder), new SuiteOptions()))).Message.ShouldContain(expected);
    }

    private void Write(string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "ifeval"));
        File.WriteAllText(Path.Combine(_folder, "ifeval", "input_data.jsonl"), text);
    }
}
