namespace Plumbline.Statistics;

/// <summary>One predicted probability beside what happened, such as a reward model's σ(margin) beside the verdict of an annotator.</summary>
/// <param name="Cluster">What the forecast shares its luck with, such as the prompt. Forecasts of different clusters are independent.</param>
/// <param name="Predicted">The predicted probability, 0 to 1.</param>
/// <param name="Outcome">1 where it happened and 0 where not; between, the share of several verdicts.</param>
public readonly record struct Forecast(string Cluster, double Predicted, double Outcome)
{
    /// <summary>The forecast of a reward model under Bradley and Terry: σ(margin) = 1 / (1 + exp(−margin)).</summary>
    /// <param name="cluster">As <see cref="Cluster"/>.</param>
    /// <param name="margin">The score of the first reply minus that of the second.</param>
    /// <param name="outcome">The share of verdicts for the first reply, 0 to 1.</param>
    public static Forecast OfMargin(string cluster, double margin, double outcome) => new(cluster, 1 / (1 + Math.Exp(-margin)), outcome);

    /// <summary>The same forecast told of the side that it favours: its probability is then 0.5 to 1, and the outcome is the share that agrees with it.</summary>
    public Forecast Favoured() => Predicted < 0.5 ? new Forecast(Cluster, 1 - Predicted, 1 - Outcome) : this;
}
