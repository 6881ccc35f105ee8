using System.Text.Json.Nodes;
using Plumbline.Training.Loop;
using Plumbline.Training.Optimization;

namespace Plumbline.Training.Online;

/// <summary>What a method does with the replies it sampled. <see cref="OnlineTrainer"/> does the rest.</summary>
public interface IOnlineObjective : IDisposable
{
    /// <summary>Replies that it needs to each prompt, at least.</summary>
    int FewestReplies { get; }

    /// <summary>Learns from one iteration's replies.</summary>
    /// <param name="iteration">0 for the first.</param>
    /// <param name="replies">The replies, those to one prompt side by side.</param>
    /// <param name="metrics">Receives the metrics of the updates; holds those of the replies already.</param>
    /// <param name="cancellation">Stops between passes.</param>
    /// <returns>Mean advantage of each reply, or what stands for it in lineage; null where a reply was not learned from.</returns>
    double?[] Learn(int iteration, IReadOnlyList<RewardedReply> replies, IDictionary<string, double> metrics, CancellationToken cancellation);

    /// <summary>Adds everything that its next iteration depends on to a state.</summary>
    /// <param name="models">Receives weights with their moments.</param>
    /// <param name="numbers">Receives controllers and multipliers.</param>
    void Capture(IDictionary<string, TrainingState> models, JsonObject numbers);

    /// <summary>Goes to a state.</summary>
    void Restore(TrainerState state);
}
