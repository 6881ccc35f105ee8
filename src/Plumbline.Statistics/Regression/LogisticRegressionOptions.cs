namespace Plumbline.Statistics;

/// <summary>Settings of <see cref="LogisticRegression"/>.</summary>
public sealed record LogisticRegressionOptions
{
    /// <summary>Weight λ of the penalty ½ λ ‖weights‖² that is added to the sum of the losses, above 0; scikit-learn's C is 1/λ. The intercept is not penalised.</summary>
    /// <value>Default 1, that of scikit-learn; with many rare features ten times as much is usually better, see <see cref="LogisticRegression.CrossValidate"/>.</value>
    public double Penalty { get; init; } = 1;

    /// <summary>Whether there is an intercept. Differences of pairs, of which every one has the same outcome, must have none.</summary>
    /// <value>Default true.</value>
    public bool HasIntercept { get; init; } = true;

    /// <summary>Largest derivative of the penalised sum of losses, per observation, at which the fit is done; above 0.</summary>
    /// <value>Default 1e-8.</value>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (!(Penalty > 0 && double.IsFinite(Penalty)))
        {
            problems.Add($"logistic regression penalty is {Penalty}; expected above 0, or separable data have no fit");
        }

        if (!(Tolerance > 0 && double.IsFinite(Tolerance)))
        {
            problems.Add($"logistic regression tolerance is {Tolerance}; expected above 0");
        }

        return problems;
    }
}
