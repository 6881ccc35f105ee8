using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Statistics;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;

namespace Plumbline.Recipes.Parlor.Stages;

/// <summary>Sums one stage up.</summary>
internal static class StageScores
{
    /// <summary>The row of a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="before">What it is compared with; null for nothing.</param>
    /// <param name="tax">What plain exercises cost.</param>
    /// <param name="mixed">The first so many requests are the mixture that means are taken over.</param>
    public static StageScore Of(ScoredStage stage, ScoredStage? before, Gap? tax, int mixed)
    {
        ParlorReply[] replies = [.. stage.Replies.Take(mixed)];
        MixtureDesign design = new(replies.Select(reply => reply.Request));
        double[] gold = Gold(stage, mixed);
        double[] proxy = [.. stage.Proxies.Take(mixed)];
        ParlorReply[] exercises = [.. replies.Where(reply => reply.Request.Family == RequestFamily.Capability)];
        return new StageScore(
            stage.Name,
            design.Mean(gold),
            before is null ? null : design.Change(gold, Gold(before, mixed)),
            design.Mean(proxy),
            before is null ? null : design.Change(proxy, [.. before.Proxies.Take(mixed)]),
            stage.Name == "base" ? null : design.Mean([.. replies.Select(reply => reply.KlNats)]),
            design.Mean([.. replies.Select(reply => (double)reply.Reading.Sentences)]),
            replies.Average(reply => reply.Reading.Has(StatementKind.Unreadable) ? 1.0 : 0.0),
            replies.Average(reply => reply.Reading.Ended ? 0.0 : 1.0),
            exercises.Length == 0
                ? null
                : new MixtureDesign(exercises.Select(reply => reply.Request)).Mean([.. exercises.Select(reply => reply.Judgement.Correct == true ? 1.0 : 0.0)]),
            tax,
            [.. stage.Gaps.Select(gap => gap.Gap()).OfType<Gap>()]);
    }

    private static double[] Gold(ScoredStage stage, int mixed) => [.. stage.Replies.Take(mixed).Select(reply => reply.Judgement.Gold)];
}
