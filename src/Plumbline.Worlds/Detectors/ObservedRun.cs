using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Detectors;

/// <summary>What detectors judge: the recorded episodes of an agent, and, where there are some, episodes to compare them with. Episodes without a step say nothing and are left out.</summary>
public sealed record ObservedRun
{
    /// <summary>A run.</summary>
    /// <param name="episodes">The episodes that are judged, drawn independently of each other.</param>
    /// <param name="reference">What they are compared with: episodes of the same task by an untrained agent, from the start of training, or by an agent that is trusted. Default none.</param>
    public ObservedRun(IReadOnlyList<ObservedEpisode> episodes, IReadOnlyList<ObservedEpisode>? reference = null)
    {
        ArgumentNullException.ThrowIfNull(episodes);
        Episodes = [.. episodes.Where(episode => episode.Steps.Count > 0)];
        Reference = [.. (reference ?? []).Where(episode => episode.Steps.Count > 0)];
        Declared = Episodes.Concat(Reference).Aggregate(StepSigns.None, (signs, episode) => signs | episode.Signs);
        IsFinite = Episodes.Concat(Reference).All(episode => episode.Steps.All(step => double.IsFinite(step.Visible)));
    }

    /// <summary>The episodes that are judged.</summary>
    public IReadOnlyList<ObservedEpisode> Episodes { get; }

    /// <summary>The episodes that they are compared with; may be empty.</summary>
    public IReadOnlyList<ObservedEpisode> Reference { get; }

    /// <summary>
    /// The signs that whoever recorded the steps would have written down had they occurred. Default: those that do occur, in either list. A sign that is declared and never occurs is evidence; one that is
    /// not declared is none.
    /// </summary>
    public StepSigns Declared { get; init; }

    internal bool IsFinite { get; }

    internal int StepCount => Episodes.Sum(episode => episode.Steps.Count);

    /// <summary>The last episodes of training judged against the first ones, as many of each.</summary>
    /// <param name="training">The episodes of training in order.</param>
    /// <param name="share">Which share of them is early and which late, above 0 and at most 0.5. Default 0.25.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public static ObservedRun LateAgainstEarly(IReadOnlyList<ObservedEpisode> training, double share = 0.25)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (!(share > 0 && share <= 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "the share is above 0 and at most 0.5");
        }

        int count = (int)(training.Count * share);
        return new ObservedRun([.. training.Skip(training.Count - count)], [.. training.Take(count)]);
    }
}
