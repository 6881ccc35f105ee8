using Plumbline.Training.Ppo;
using Plumbline.Training.Prompts;
using Plumbline.Training.Rollouts;

namespace Plumbline.Training.Tests.Golden;

public class MetricGoldenTests
{
    // verl: token scores [[1, 2], [3, 4]] and rewards [[.5, 1], [1.5, 2]] are summed per reply, then averaged over replies.
    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4 }, 5.0)]
    [InlineData(new[] { .5, 1, 1.5, 2 }, 2.5)]
    public void Golden17_ScoreOfABatch_IsTheMeanOfTheSumsPerReply(double[] tokenScores, double expected)
    {
        Prompt prompt = new("p", "", [2]);
        Rollout[] rollouts =
        [
            .. tokenScores.Chunk(2).Select(scores => new Rollout(new SampledReply("s", prompt, [3, 4], [-1, -1], true), [-1, -1], scores.Sum())),
        ];

        IReadOnlyDictionary<string, double> metrics = PpoMetrics.OfRollouts(rollouts, 0.1);

        metrics[PpoMetrics.Score].ShouldBe(expected);
        metrics[PpoMetrics.RlhfReward].ShouldBe(expected);
    }
}
