using Plumbline.Models.Generation;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Models.Tests.Generation;

public sealed class TokenFilterTests
{
    [Fact]
    public void Candidates_OfManyRandomSettings_AreThoseOfTheNaiveFilter()
    {
        RandomStream random = new(21, "settings");
        for (int round = 0; round < 500; round++)
        {
            GenerationOptions options = new()
            {
                Temperature = 0.3 + (2 * random.NextDouble()),
                TopK = random.NextInt(2) * random.NextInt(30),
                TopP = random.NextInt(2) == 0 ? 1 : 0.05 + (0.9 * random.NextDouble()),
                MinP = random.NextInt(2) * 0.5 * random.NextDouble(),
                RepetitionPenalty = random.NextInt(2) == 0 ? 1 : 0.5 + (2 * random.NextDouble()),
            };

            // Few distinct values, so that there are many ties.
            float[] logits = [.. Enumerable.Range(0, 1 + random.NextInt(40)).Select(_ => (random.NextInt(17) - 8) * 0.5f)];
            int[] history = [.. Enumerable.Range(0, random.NextInt(10)).Select(_ => random.NextInt(logits.Length))];
            double[] expected = NaiveFilter.Probabilities(logits, history, options);

            float[] penalized = [.. logits];
            TokenFilter.Penalize(penalized, history, options.RepetitionPenalty);
            (int[] tokens, double[] weights) = TokenFilter.Candidates(penalized, options);

            tokens.Order().ShouldBe(Enumerable.Range(0, logits.Length).Where(token => expected[token] > 0), $"round {round}: {options}");
            double total = weights.Sum();
            for (int i = 0; i < tokens.Length; i++)
            {
                (weights[i] / total).ShouldBe(expected[tokens[i]], 1e-12, $"round {round}");
            }
        }
    }

    [Fact]
    public void Draw_AtEveryUniformNumber_InvertsTheCumulativeSum()
    {
        float[] logits = [0, MathF.Log(2), MathF.Log(5)];
        GenerationOptions options = new();

        // Most likely first: token 2 has 5/8, token 1 has 2/8, token 0 has 1/8.
        TokenFilter.Draw(logits, options, 0).ShouldBe(2);
        TokenFilter.Draw(logits, options, 0.62).ShouldBe(2);
        TokenFilter.Draw(logits, options, 0.63).ShouldBe(1);
        TokenFilter.Draw(logits, options, 0.87).ShouldBe(1);
        TokenFilter.Draw(logits, options, 0.88).ShouldBe(0);
        TokenFilter.Draw(logits, options, 1 - (1.0 / (1L << 53))).ShouldBe(0);
    }

    [Fact]
    public void Greedy_AmongEquals_TakesTheLowestIdAndNeverNaN()
    {
        TokenFilter.Greedy([1, 3, 3, 2]).ShouldBe(1);
        TokenFilter.Greedy([-1, -1]).ShouldBe(0);
        TokenFilter.Greedy([float.NaN, -5, float.NaN, -4]).ShouldBe(3);
        TokenFilter.Greedy([float.NegativeInfinity, -5]).ShouldBe(1);
    }

    // lm-human-preferences, test_core_utils.py: the logits kept, most likely first.
    [Theory]
    [InlineData(2, 1, new[] { 6, 1 })]
    [InlineData(0, 0.7, new[] { 6, 1, 2 })]
    [InlineData(0, 0.6, new[] { 6, 1 })]
    [InlineData(0, 0.5, new[] { 6 })]
    [InlineData(0, 0, new[] { 6 })]
    public void Golden20_TopKAndTopPWithin_KeepWhatLmHumanPreferencesKeeps(int topK, double topP, int[] kept) =>
        TokenFilter.Candidates([1, 1.01f, 1.001f, 0, 0, 0, 2], new GenerationOptions { TopK = topK, TopP = topP, TopPRule = NucleusRule.Within })
            .Tokens.ShouldBe(kept);

    [Theory]
    [InlineData(0.7, new[] { 6, 1, 2, 0 })]
    [InlineData(0.6, new[] { 6, 1, 2 })]
    [InlineData(0.5, new[] { 6, 1 })]
    [InlineData(0.3, new[] { 6 })]
    public void Candidates_TopPReaching_KeepsTheTokenThatReachesIt(double topP, int[] kept) =>
        TokenFilter.Candidates([1, 1.01f, 1.001f, 0, 0, 0, 2], new GenerationOptions { TopP = topP }).Tokens.ShouldBe(kept);
}
