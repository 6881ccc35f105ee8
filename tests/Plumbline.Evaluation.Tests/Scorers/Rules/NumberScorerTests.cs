using System.Globalization;
using System.Text.Json;
using Plumbline.Evaluation.Scorers.Rules;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Scorers.Rules;

public class NumberScorerTests
{
    [Theory]
    [InlineData("She earns 9 * 2 = <<9*2=18>>18 dollars.\n#### 18", "18")]
    [InlineData("#### 1,234,567", "1234567")]
    [InlineData("So \\boxed{x = \\frac{3}{4}} holds for all 5 cases.", "0.75")]
    [InlineData("\\boxed{12{,}345}", "12345")]
    [InlineData("The answer is $1,250.50. I used 3 steps.", "1250.50")]
    [InlineData("**Answer: 42** apples, of 50", "42")]
    [InlineData("It drops to −7 °C", "-7")]
    [InlineData("That leaves 10-3", "3")]
    [InlineData("a profit of -$300", "-300")]
    [InlineData("about 12.5% of them", "12.5")]
    [InlineData("1.5e3 metres", "1500")]
    [InlineData(".5 litres", "0.5")]
    [InlineData("in the year 2020.", "2020")]
    [InlineData("12,34", "34")]
    [InlineData("10 000", "0")]
    [InlineData("10\u00A0000 people", "10000")]
    [InlineData("no number", null)]
    [InlineData("", null)]
    public void Answer_Reply_IsReadAsPeopleWould(string reply, string? expected) =>
        NumberReader.Answer(reply).ShouldBe(expected is null ? null : decimal.Parse(expected, CultureInfo.InvariantCulture));

    [Fact]
    public async Task Score_Reply_ComparesByValue()
    {
        (await new NumberScorer().ScoredAsync("So it is 18.00", "#### 18")).Value.ShouldBe(1);
        (await new NumberScorer().ScoredAsync("So it is 18.01", "18")).Value.ShouldBe(0);
        (await new NumberScorer { Tolerance = 0.02m }.ScoredAsync("So it is 18.01", "18")).Value.ShouldBe(1);
        (await new NumberScorer().ScoredAsync("I do not know", "18")).Value.ShouldBe(0);
    }

    [Fact]
    public void Answer_HostileReplies_AreReadInTime()
    {
        NumberReader.Answer(new string('9', 500_000)).ShouldBeNull();
        NumberReader.Answer(string.Concat(Enumerable.Repeat("1,", 200_000))).ShouldBe(1);
        NumberReader.Answer("1e99").ShouldBeNull();
        NumberReader.Answer(string.Concat(Enumerable.Repeat("\\boxed{", 20_000))).ShouldBeNull();
    }

    /// <summary>Real solutions of four models, marked right or wrong by the data's authors: the rule must mark as they did.</summary>
    [DataFact("gsm8k/example_model_solutions.jsonl")]
    public void Score_RealSolutions_AreMarkedAsTheirAuthorsDid()
    {
        int right = 0;
        int all = 0;
        foreach (string line in File.ReadLines(SharedData.Require("gsm8k/example_model_solutions.jsonl")))
        {
            using JsonDocument row = JsonDocument.Parse(line);
            string truth = row.RootElement.GetProperty("ground_truth").GetString()!;
            foreach (JsonProperty model in row.RootElement.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Object))
            {
                bool marked = model.Value.GetProperty("is_correct").GetBoolean();
                all++;
                right += (new NumberScorer().ScoreReply(model.Value.GetProperty("solution").GetString()!, [truth]).Value == 1) == marked ? 1 : 0;
            }
        }

        all.ShouldBe(4 * 1319);
        ((double)right / all).ShouldBeGreaterThan(0.999);
    }
}
