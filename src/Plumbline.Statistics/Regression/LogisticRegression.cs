namespace Plumbline.Statistics;

/// <summary>
/// Logistic regression with an L2 penalty on sparse features: the baseline that a learned scorer of texts has to beat, and a probe of what features tell.
/// </summary>
/// <remarks>
/// Minimises Σ −[y log p + (1 − y) log(1 − p)] + ½ λ ‖w‖² with p = σ(intercept + w·x), which has one minimum. Newton's method with conjugate gradients for
/// the step, which never forms the Hessian, and halving of steps that do not descend (Lin, Weng and Keerthi 2008, "Trust region Newton method for
/// large-scale logistic regression", with a line search in the place of the trust region). Deterministic. No intervals: penalised weights are biased on purpose.
/// </remarks>
/// <param name="Intercept">Log-odds where all features are 0; 0 without an intercept.</param>
/// <param name="Weights">Log-odds per unit of each feature, <c>[feature]</c>; features beyond them were not in the training data and weigh nothing.</param>
/// <param name="Iterations">Newton steps made.</param>
public sealed record LogisticRegression(double Intercept, IReadOnlyList<double> Weights, int Iterations)
{
    /// <summary>Log-odds of the outcome; positive predicts 1.</summary>
    public double LogOdds(SparseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Intercept + row.Dot(Weights as double[] ?? [.. Weights]);
    }

    /// <summary>Probability of the outcome, 0 to 1.</summary>
    public double Probability(SparseRow row) => 1 / (1 + Math.Exp(-LogOdds(row)));

    /// <summary>Fits weights to outcomes.</summary>
    /// <param name="rows">The features of each observation.</param>
    /// <param name="outcomes">The outcome of each, 0 to 1: usually one or the other.</param>
    /// <param name="options">Settings; validated.</param>
    /// <exception cref="ArgumentException">There is no observation, the lengths differ, an outcome is not between 0 and 1, or an option is out of range.</exception>
    public static LogisticRegression Fit(IReadOnlyList<SparseRow> rows, IReadOnlyList<double> outcomes, LogisticRegressionOptions options)
    {
        Require(rows, outcomes, options);
        return new LogisticProblem(rows, outcomes, options).Solve();
    }

    /// <summary>How well each of some penalties predicts data that were not fitted, to choose one: the mean over folds, each predicted by a fit to the others.</summary>
    /// <param name="rows">The features of each observation.</param>
    /// <param name="outcomes">The outcome of each, 0 to 1.</param>
    /// <param name="folds">The fold of each observation; what shares its luck, such as a prompt, must share its fold. At least two folds.</param>
    /// <param name="penalties">The penalties to try.</param>
    /// <param name="options">The other settings; validated.</param>
    /// <returns>One entry per penalty, in their order.</returns>
    /// <exception cref="ArgumentException">As <see cref="Fit"/>, or there are fewer than two folds or no penalty.</exception>
    public static IReadOnlyList<PenaltyScore> CrossValidate(
        IReadOnlyList<SparseRow> rows,
        IReadOnlyList<double> outcomes,
        IReadOnlyList<int> folds,
        IReadOnlyList<double> penalties,
        LogisticRegressionOptions options)
    {
        Require(rows, outcomes, options);
        int[] names = [.. folds.Distinct().Order()];
        if (folds.Count != rows.Count || names.Length < 2 || penalties.Count == 0)
        {
            throw new ArgumentException($"{folds.Count} fold numbers of {names.Length} folds for {rows.Count} observations and {penalties.Count} penalties", nameof(folds));
        }

        double[] losses = new double[penalties.Count];
        int[] right = new int[penalties.Count];
        foreach (int fold in names)
        {
            int[] fitted = [.. Enumerable.Range(0, rows.Count).Where(i => folds[i] != fold)];
            int[] tested = [.. Enumerable.Range(0, rows.Count).Where(i => folds[i] == fold)];
            for (int p = 0; p < penalties.Count; p++)
            {
                LogisticRegression fit = Fit([.. fitted.Select(i => rows[i])], [.. fitted.Select(i => outcomes[i])], options with { Penalty = penalties[p] });
                foreach (int i in tested)
                {
                    double logOdds = fit.LogOdds(rows[i]);
                    losses[p] += LogisticProblem.Loss(logOdds, outcomes[i]);
                    right[p] += logOdds * (outcomes[i] - 0.5) > 0 ? 1 : 0;
                }
            }
        }

        return [.. penalties.Select((penalty, p) => new PenaltyScore(penalty, losses[p] / rows.Count, (double)right[p] / rows.Count))];
    }

    private static void Require(IReadOnlyList<SparseRow> rows, IReadOnlyList<double> outcomes, LogisticRegressionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        if (rows.Count == 0 || outcomes.Count != rows.Count)
        {
            throw new ArgumentException($"{rows.Count} rows and {outcomes.Count} outcomes; expected one outcome for each of at least one row", nameof(rows));
        }

        Observations.RequireShares(outcomes);
    }
}

/// <summary>How well a penalty predicts data that were not fitted.</summary>
/// <param name="Penalty">The penalty λ.</param>
/// <param name="LogLoss">Mean −log probability of the outcome, nats; lower is better.</param>
/// <param name="Accuracy">Share of outcomes on the predicted side; log-odds of exactly 0 count as wrong.</param>
public sealed record PenaltyScore(double Penalty, double LogLoss, double Accuracy);
