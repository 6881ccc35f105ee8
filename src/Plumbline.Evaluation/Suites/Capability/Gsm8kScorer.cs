using System.Globalization;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Suites.Capability;

/// <summary>1 where the number that the reply ends in is the target; unscored where it holds no number.</summary>
internal sealed class Gsm8kScorer : IScorer
{
    public string Name => CapabilitySuite.Scorer;

    public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation) => ValueTask.FromResult(Gsm8kAnswer.Read(conversation.Reply) is { } number
        ? Score.Of(conversation.Sample.Target.Any(target => decimal.Parse(target, CultureInfo.InvariantCulture) == number), number.ToString(CultureInfo.InvariantCulture))
        : Score.Unscored("it holds no number"));
}
