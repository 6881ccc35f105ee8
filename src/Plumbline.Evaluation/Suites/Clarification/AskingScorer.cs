using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Suites.Clarification;

/// <summary>1 where the reply asks first. Its parts say whether that was the wrong move, and, where it went ahead, whether it picked another thing than was meant.</summary>
internal sealed class AskingScorer : IScorer
{
    public const string Asks = "asks";
    public const string MeantKey = "meant";
    public const string OthersKey = "others";

    /// <summary>The part that is 1 where the reply goes ahead on a vague wish or asks about a clear one.</summary>
    public const string WrongMove = "wrong-move";

    /// <summary>The part that is 1 where the reply goes ahead with something else than was meant, and 0 where it asks or meets it; absent where it names nothing, or both.</summary>
    public const string WrongAssumption = "wrong-assumption";

    /// <inheritdoc/>
    public string Name => Asks;

    /// <inheritdoc/>
    public JudgeStanding Standing => JudgeStanding.Unchecked;

    /// <inheritdoc/>
    public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation)
    {
        string reply = conversation.Reply;
        if (string.IsNullOrWhiteSpace(reply))
        {
            return ValueTask.FromResult(Score.Unscored("the reply is empty"));
        }

        bool asks = AskingReader.Asks(reply);
        bool vague = conversation.Sample.Condition == ClarificationSuite.Vague;
        Dictionary<string, double> parts = new(StringComparer.Ordinal) { [WrongMove] = asks != vague ? 1 : 0 };
        bool meant = Holds(conversation.Sample.Find(MeantKey)!);
        bool other = conversation.Sample.Find(OthersKey)!.Split('|').Any(Holds);
        if (asks || meant != other)
        {
            parts[WrongAssumption] = !asks && other ? 1 : 0;
        }

        return ValueTask.FromResult(Score.Of(asks) with { Parts = parts });

        bool Holds(string name) => reply.Contains(name, StringComparison.OrdinalIgnoreCase);
    }
}
