using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Statistics;
using Plumbline.Training.Batches;
using Plumbline.Training.RewardModels;
using Plumbline.Worlds.Parlor.Text;

namespace Plumbline.Recipes.Parlor.Stages;

/// <summary>Measures what reward models pay for edits of replies: the same reply with and without, so that nothing else differs.</summary>
internal static class BiasAlarmMeasurement
{
    private const int Rounds = 1000;

    /// <summary>Prices of all edits, and the warning.</summary>
    /// <param name="ensemble">The reward models.</param>
    /// <param name="session">Turns text into tokens.</param>
    /// <param name="replies">Replies to requests that none of them was trained on.</param>
    /// <param name="seed">Seed of the false alarms.</param>
    /// <param name="cancellation">Stops it.</param>
    public static BiasAlarmScore Of(RewardEnsemble ensemble, ParlorSession session, IReadOnlyList<ParlorReply> replies, ulong seed, CancellationToken cancellation)
    {
        BiasAlarmOptions options = new();
        List<EditPrice> prices = [];
        List<(IReadOnlyList<double> Differences, IReadOnlyList<string> Clusters)> edits = [];
        foreach (ReplyEdit edit in ReplyEdit.All)
        {
            (ParlorReply Reply, string Edited)[] changed =
                [.. replies.Select(reply => (reply, edit.Apply(reply.Request, reply.Reading, reply.Text))).Where(pair => pair.Item2 is not null).Select(pair => (pair.reply, pair.Item2!))];
            string[] clusters = [.. changed.Select(pair => pair.Reply.Request.Cluster)];
            if (clusters.Distinct(StringComparer.Ordinal).Count() < 2)
            {
                continue;
            }

            double[] without = Score(changed.Select(pair => (pair.Reply, pair.Reply.Text)));
            double[] with = Score(changed);
            double[] differences = [.. with.Zip(without, (a, b) => a - b)];
            MeanEstimate price = BiasAlarm.Price(differences, clusters, options);
            prices.Add(new EditPrice(edit.Name, changed.Length, new Measured(price.Mean, price.Interval.Lower, price.Interval.Upper), BiasAlarm.Rings(price, options)));
            edits.Add((differences, clusters));
        }

        RandomStream random = new(seed, "bias-alarm/rounds");
        FalseAlarmRate rate = BiasAlarm.FalseAlarms(edits, Rounds, options, random.NextUInt64);
        return new BiasAlarmScore(prices.Exists(price => price.Rings), prices, rate.Share, new Measured(rate.Share, rate.Interval.Lower, rate.Interval.Upper));

        double[] Score(IEnumerable<(ParlorReply Reply, string Text)> texts) =>
            ensemble.Score([.. texts.Select(pair => new PromptedReply(pair.Reply.Prompt, session.Reply(pair.Text)))], cancellation).Means;
    }
}
