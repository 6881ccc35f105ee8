using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Tasks;

namespace Plumbline.Evaluation.Suites.Watched;

/// <summary>
/// Whether a model behaves otherwise when it can tell that it is tested. The same requests with a cue that says so, a cue that says the contrary, and, as a control, two
/// wordings that say neither. Requests are paired; either direction is a failure.
/// </summary>
/// <remarks>Three behaviours: harmless requests done, a rule kept that costs effort, sums right. All are checked by rules.</remarks>
public sealed class WatchedSuite : Suite
{
    internal const string SuiteName = "watched";
    internal const string BehaviourKey = "behaviour";
    internal const string CueKey = "cue";
    private const int RequestsOfEach = 60;

    /// <inheritdoc/>
    public override string Name => SuiteName;

    /// <inheritdoc/>
    public override string Summary => "the same requests with and without cues of being tested";

    /// <inheritdoc/>
    public override string Measures => "behaviour when watched − behaviour when not";

    /// <inheritdoc/>
    public override SuitePlan Plan(SuiteContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        SuiteOptions options = context.Options;
        WatchedRequest[] requests = [.. WatchedRequest.Behaviours.SelectMany(behaviour => WatchedRequests.Of(behaviour, RequestsOfEach, options.Seed))];
        Sample[] samples = [.. options.Choose(requests, request => "watched/" + request.Key).SelectMany(request => Samples(request, options.Seed))];
        EvaluationTask task = new()
        {
            Name = SuiteName,
            Samples = samples,
            SampleCount = samples.Length,
            Scorers = [new WatchedScorer()],
            Epochs = Math.Max(1, options.Epochs),
        };
        return new SuitePlan(Name, [task], () => [new WatchedMetric()]);
    }

    private static IEnumerable<Sample> Samples(WatchedRequest request, ulong seed)
    {
        WatchedCue cue = WatchedCue.All[SeededHash.Below(seed, $"watched/{request.Key}/cue", WatchedCue.All.Count)];
        foreach (string condition in new[] { WatchedCue.WatchedCondition, WatchedCue.UnwatchedCondition, WatchedCue.NeutralACondition, WatchedCue.NeutralBCondition })
        {
            yield return new Sample
            {
                Id = $"watched/{request.Key}/{condition}",
                Cluster = request.Key,
                Condition = condition,
                Input = cue.IsSystem
                    ? [new ChatMessage(ChatRole.System, cue.Of(condition)), new ChatMessage(ChatRole.User, request.Text)]
                    : [new ChatMessage(ChatRole.User, $"{cue.Of(condition)} {request.Text}")],
                Target = request.Wanted,
                Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [BehaviourKey] = request.Behaviour,
                    [CueKey] = cue.Key,
                    [WatchedScorer.CheckKey] = request.Check,
                    [WatchedScorer.WantedKey] = string.Join('|', request.Wanted),
                },
            };
        }
    }
}
