using Plumbline.Runs;
using Plumbline.Runs.Reports;
using Plumbline.Statistics;
using Plumbline.Training.Health;

namespace Plumbline.Recipes.Train;

/// <summary>The page of a training run: what it did to replies where something rewards them, its curves, its warnings, its recipe.</summary>
internal static class TrainReport
{
    // The loss of policy gradients on fresh replies is 0 up to rounding: a picture of it would show noise.
    private const double Negligible = 1e-9;

    private static readonly (string Title, string Unit, string[] Metrics, string Caption)[] Charts =
    [
        ("Reward", "reward", ["reward", "eval_reward"], "Mean reward of sampled replies; eval_ is on held-out prompts."),
        ("Distance from the reference", "nats per reply", ["objective/kl", "eval_objective/kl"], "KL, estimator k1 summed over the tokens of a reply."),
        ("Loss", "loss", ["loss", "eval_loss"], "What is minimised; eval_ is on held-out rows."),
        ("Accuracy", "share", ["accuracy", "eval_accuracy", "rewards/accuracies", "eval_rewards/accuracies"], "Share of comparisons ranked as the verdict has it."),
        ("Log-probability of replies", "nats", ["logps/chosen", "logps/rejected"], "Where the chosen line falls too, the margin grows by pushing the rejected down."),
        ("Entropy per token", "nats", ["reply/entropy_per_token", "entropy"], "Towards 0 all replies become alike."),
        ("Norm of the gradients", "norm", ["grad_norm"], "Before clipping."),
    ];

    /// <summary>The whole page.</summary>
    public static string Render(TrainRecipe recipe, TrainResult result, RunLayout layout)
    {
        HtmlReport report = new($"plumb train {recipe.Method}", TrainMethods.Of(recipe.Method).Summary);
        report.KeyFigures([.. Figures(result)]);
        foreach (HealthWarning warning in result.Loop.Warnings)
        {
            report.Note($"Step {warning.Step}: {warning.Found}. Try: {warning.Advice}.");
        }

        report.Section("While it was trained");
        TrainCurves curves = TrainCurves.Read(layout);
        foreach ((string title, string unit, string[] metrics, string caption) in Charts)
        {
            LineSeries[] series = [.. metrics.Select(metric => new LineSeries(metric, curves.Of(metric))).Where(line => line.Points.Count > 1 && line.Points.Any(point => Math.Abs(point.Y) > Negligible))];
            if (series.Length > 0)
            {
                report.Figure(new LineChart(title, "step", unit, series), caption);
            }
        }

        if (result.Samples.Count > 0)
        {
            report.Section("Replies side by side");
            report.Paragraph("The first held-out prompts, each answered by both models with the same random numbers. Not chosen by what they say.");
            report.Samples("before", "after", [.. result.Samples.Select(Sample)]);
        }

        report.Section("How it was done");
        report.Paragraph(
            $"{result.Loop.Steps} steps of {recipe.Method} on {recipe.Model}, seed {recipe.Seed}{(result.Loop.StoppedEarly ? ", stopped early because evaluations no longer improved" : "")}. "
            + "The whole recipe stands in run.json; lineage.jsonl says which rows and replies each step learned from.");
        return report.Render();
    }

    private static IEnumerable<KeyFigure> Figures(TrainResult result)
    {
        yield return new KeyFigure("Steps", $"{result.Loop.Steps}", result.Loop.StoppedEarly ? "stopped early" : "");
        if (result.Comparison is { } compared)
        {
            yield return new KeyFigure(
                "Reward on held-out prompts",
                $"{NumberText.Format(compared.Reward.MeanB, 3)} → {NumberText.Format(compared.Reward.MeanA, 3)}",
                $"difference {NumberText.Format(compared.Reward.Difference, 3)}, {Range(compared.Reward.Interval)}");
            yield return new KeyFigure("KL to the reference", $"{NumberText.Format(compared.KlNats.Mean, 3)} nats", $"per reply, {Range(compared.KlNats.Interval)}");
            yield return new KeyFigure(
                "Perplexity of replies",
                $"{NumberText.Format(compared.PerplexityBefore, 3)} → {NumberText.Format(compared.PerplexityAfter, 3)}",
                "under the reference");
            yield break;
        }

        foreach ((string metric, string label) in new[] { ("loss", "Held-out loss"), ("accuracy", "Held-out accuracy"), ("rewards/accuracies", "Held-out accuracy") })
        {
            if (result.Loop.After?.TryGetValue(metric, out double after) == true && result.Loop.Before?.TryGetValue(metric, out double before) == true)
            {
                yield return new KeyFigure(label, $"{NumberText.Format(before, 4)} → {NumberText.Format(after, 4)}");
            }
        }
    }

    private static string Range(Interval interval) => $"95\u00A0% {NumberText.Format(interval.Lower, 3)} to {NumberText.Format(interval.Upper, 3)}";

    private static SamplePair Sample(TrainSample sample) => new(
        sample.Prompt, sample.Before, sample.After, Reward(sample.RewardBefore), Reward(sample.RewardAfter));

    private static string Reward(double? reward) => reward is { } read ? $"reward {NumberText.Format(read, 3)}" : "reward not readable";
}
