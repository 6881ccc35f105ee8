using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scorers.Choices;
using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Suites.Knowledge;

/// <summary>1 where the letter is right, 0 where it is wrong; unscored where letter or confidence cannot be read. Parts: confidence, right, sure (confidence above 0.9) and Brier score.</summary>
public sealed class CalibrationScorer : IScorer
{
    /// <summary>Its name.</summary>
    public const string DefaultName = "calibration";

    /// <summary>The part that is the stated confidence, 0 to 1.</summary>
    public const string Confidence = "confidence";

    /// <summary>The part that is 1 where the answer is right.</summary>
    public const string Right = "right";

    /// <summary>The part that is 1 where the answer is wrong.</summary>
    public const string Wrong = "wrong";

    /// <summary>The part that is 1 where the confidence is above <see cref="SureAbove"/>.</summary>
    public const string Sure = "sure";

    /// <summary>The part that is (confidence − right)².</summary>
    public const string Brier = "brier";

    /// <summary>What counts as sure: 0.9, the custom of the field.</summary>
    public const double SureAbove = 0.9;

    /// <inheritdoc/>
    public string Name => DefaultName;

    /// <inheritdoc/>
    public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ChoiceReading reading = ChoiceReader.Read(conversation.Reply, conversation.Sample.Choices);
        if (reading.Letter is null)
        {
            return ValueTask.FromResult(Score.Unscored(reading.Problem!));
        }

        if (ConfidenceReader.Read(conversation.Reply) is not { } confidence)
        {
            return ValueTask.FromResult(Score.Unscored("it states no confidence, or several", reading.Letter));
        }

        double right = conversation.Sample.Target.Contains(reading.Letter) ? 1 : 0;
        return ValueTask.FromResult(Score.Of(right, reading.Letter) with
        {
            Parts = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                [Confidence] = confidence,
                [Right] = right,
                [Wrong] = 1 - right,
                [Sure] = confidence > SureAbove ? 1 : 0,
                [Brier] = (confidence - right) * (confidence - right),
            },
        });
    }
}
