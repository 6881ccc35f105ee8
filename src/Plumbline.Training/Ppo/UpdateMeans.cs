namespace Plumbline.Training.Ppo;

/// <summary>Means over the updates of one iteration.</summary>
internal sealed class UpdateMeans
{
    private readonly List<(double Loss, double ClippedShare, double GradientNorm)> _critic = [];
    private readonly List<PolicyStep> _policy = [];

    public void Add((double Loss, double ClippedShare, double GradientNorm) step) => _critic.Add(step);

    public void Add(PolicyStep step) => _policy.Add(step);

    public void WriteTo(IDictionary<string, double> metrics)
    {
        metrics[PpoMetrics.ValueLoss] = _critic.Average(step => step.Loss);
        metrics[PpoMetrics.ValueClippedShare] = _critic.Average(step => step.ClippedShare);
        if (_policy.Count > 0)
        {
            metrics[PpoMetrics.PolicyLoss] = _policy.Average(step => step.Loss);
            metrics[PpoMetrics.ClippedShare] = _policy.Average(step => step.ClippedShare);
            metrics[PpoMetrics.ApproximateKl] = _policy.Average(step => step.ApproximateKl);
            metrics[PpoMetrics.Ratio] = _policy.Average(step => step.MeanRatio);
            metrics[PpoMetrics.PolicyGradientNorm] = _policy.Average(step => step.GradientNorm);
        }
    }
}
