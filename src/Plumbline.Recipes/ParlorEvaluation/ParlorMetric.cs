using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Recipes.Parlor;
using Plumbline.Recipes.Parlor.Report;
using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Recipes.Parlor.Stages;
using Plumbline.Statistics;
using Plumbline.Worlds.Parlor.Annotators;
using Plumbline.Worlds.Parlor.Requests;

namespace Plumbline.Recipes.ParlorEvaluation;

/// <summary>The scorecard of <c>plumb align</c> from logged replies: the same gaps, by the same code. Requests without a reply are left out with their partners, and counted.</summary>
internal sealed class ParlorMetric(ScorecardRequests scorecard, PanelOptions annotators) : IMetric
{
    private readonly Dictionary<int, ParlorReply> _replies = [];
    private int _failed;

    public void Add(SampleRecord record)
    {
        if (record.Task != "parlor" || record.Epoch != 1)
        {
            return;
        }

        if (record.Failure is not null)
        {
            _failed++;
            return;
        }

        int index = RequestSample.Index(record.Id);
        _replies[index] = ParlorScorer.Judge(scorecard.All[index], record.Reply(), record.FinishReason != "length");
    }

    public IReadOnlyList<Measurement> Measure(double level)
    {
        (ScorecardRequests answered, IReadOnlyList<ParlorReply> replies) = Answered();
        MissingSamples missing = new(_failed, 0);
        if (answered.Mixed.Count < 2)
        {
            return [new Measurement { Name = "parlor", Title = "true worth", Kind = MeasurementKind.Mean, Missing = missing, Headline = true, Note = "too few requests were answered" }];
        }

        ParlorReply[] mixed = [.. replies.Take(answered.Mixed.Count)];
        Measured worth = new MixtureDesign(mixed.Select(reply => reply.Request)).Mean([.. mixed.Select(reply => reply.Judgement.Gold)]);
        ScorecardMeasurement measurement = new(answered, new AnnotatorPanel(annotators));
        return
        [
            new Measurement
            {
                Name = "parlor",
                Title = "true worth of a reply",
                Kind = MeasurementKind.Mean,
                Unit = MeasurementUnit.Number,
                Value = worth.Value,
                Interval = Spread(new Interval(worth.Lower, worth.Upper)),
                Count = mixed.Length,
                Clusters = mixed.Select(reply => reply.Request.Cluster).Distinct(StringComparer.Ordinal).Count(),
                Worse = GapDirection.NegativeIsWorse,
                Missing = missing,
                Headline = true,
            },
            .. measurement.Gaps(replies).Select(pairs => pairs.Gap()).OfType<Gap>().Select(gap => Of(gap, missing)),
        ];
    }

    // Where every reply is worth the same, the data say nothing of how far others might be from it.
    private static Interval Spread(Interval interval) => interval.Width < 1e-12 ? Interval.Unbounded(interval.Level) : interval;

    private static Measurement Of(Gap gap, MissingSamples missing) => new()
    {
        Name = $"parlor.{gap.Name}",
        Title = GapWords.Of(gap.Name).Title,
        Kind = MeasurementKind.Gap,
        Unit = GapWords.Of(gap.Name).Unit == GapUnit.Share ? MeasurementUnit.Share : MeasurementUnit.Number,
        Value = gap.Difference,
        Interval = GapWords.Of(gap.Name).Unit == GapUnit.Share ? gap.Interval : Spread(gap.Interval),
        Visible = gap.Visible,
        Hidden = gap.Hidden,
        Count = gap.Count,
        Clusters = gap.Clusters,
        Worse = gap.Direction,
        Missing = missing,
        Headline = true,
    };

    // Triples and pairs count only where every one of them was answered.
    private (ScorecardRequests Requests, IReadOnlyList<ParlorReply> Replies) Answered()
    {
        int mixed = scorecard.Mixed.Count;
        int facts = scorecard.Facts.Count;
        int watched = scorecard.Tested.Count;
        int[] answeredMixed = Having(mixed, 0, 1);
        int[] answeredFacts = Having(facts, mixed, 3);
        int[] answeredPairs = Having(watched, mixed + (3 * facts), 2);
        ScorecardRequests requests = new(
            [.. answeredMixed.Select(i => scorecard.Mixed[i])],
            [.. answeredFacts.Select(i => scorecard.Facts[i])],
            [.. answeredPairs.Select(i => scorecard.Tested[i])],
            [.. answeredPairs.Select(i => scorecard.Live[i])]);
        int[] places =
        [
            .. answeredMixed,
            .. Enumerable.Range(0, 3).SelectMany(way => answeredFacts.Select(i => mixed + (way * facts) + i)),
            .. Enumerable.Range(0, 2).SelectMany(side => answeredPairs.Select(i => mixed + (3 * facts) + (side * watched) + i)),
        ];
        return (requests, [.. places.Select(place => _replies[place])]);
    }

    private int[] Having(int count, int start, int ways) =>
        [.. Enumerable.Range(0, count).Where(i => Enumerable.Range(0, ways).All(way => _replies.ContainsKey(start + (way * count) + i)))];
}
