using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Scorers.Choices;

/// <summary>1 where the reply names a right choice, 0 where it names a wrong one; unscored where it names none, several, or one that was not offered.</summary>
public sealed class ChoiceScorer : IScorer
{
    /// <summary>The name used unless another is asked for.</summary>
    public const string DefaultName = "choice";

    /// <summary>A scorer.</summary>
    /// <param name="name">Its name in logs. Default <see cref="DefaultName"/>.</param>
    public ChoiceScorer(string name = DefaultName)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ChoiceReading reading = ChoiceReader.Read(conversation.Reply, conversation.Sample.Choices);
        return ValueTask.FromResult(reading.Letter is null
            ? Score.Unscored(reading.Problem!)
            : Score.Of(conversation.Sample.Target.Contains(reading.Letter), reading.Letter));
    }
}
