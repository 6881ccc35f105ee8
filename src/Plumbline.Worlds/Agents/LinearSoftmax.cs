namespace Plumbline.Worlds.Agents;

/// <summary>
/// A linear softmax policy while it learns. Weights stay the same through a batch, so the probabilities of a row of features are worked out once for the batch, and the gradient
/// needs only the sum of advantages for each row and action: with S_a that sum, ∂/∂logit_a = S_a − p_a · Σ S.
/// </summary>
internal sealed class LinearSoftmax(FeatureTable table, int features, int actions)
{
    private readonly double[] _probabilities = new double[table.Rows * actions];
    private readonly double[] _advantages = new double[table.Rows * actions];
    private readonly bool[] _isTouched = new bool[table.Rows];
    private readonly List<int> _touched = new(table.Rows);

    /// <summary>The weights <c>[actions, features]</c>, row by row; all 0 at first.</summary>
    public double[] Weights { get; } = new double[actions * features];

    /// <summary>The probability of each action at a row of features.</summary>
    public ReadOnlySpan<double> Probabilities(int row)
    {
        Span<double> probabilities = _probabilities.AsSpan(row * actions, actions);
        if (!_isTouched[row])
        {
            _isTouched[row] = true;
            _touched.Add(row);
            for (int action = 0; action < actions; action++)
            {
                probabilities[action] = table.Dot(row, Weights.AsSpan(action * features, features));
            }

            SoftmaxMath.Normalize(probabilities);
        }

        return probabilities;
    }

    /// <summary>Notes an action whose probability was asked for in this batch.</summary>
    public void Add(int row, int action, double advantage) => _advantages[(row * actions) + action] += advantage;

    /// <summary>Adds the gradient of Σ advantage · log π by the weights, times a factor, to <paramref name="target"/>, and starts the next batch.</summary>
    public void Flush(Span<double> target, double factor)
    {
        foreach (int row in _touched)
        {
            Span<double> advantages = _advantages.AsSpan(row * actions, actions);
            double sum = 0;
            foreach (double advantage in advantages)
            {
                sum += advantage;
            }

            for (int action = 0; action < actions; action++)
            {
                double gradient = advantages[action] - (_probabilities[(row * actions) + action] * sum);
                table.AddTo(target.Slice(action * features, features), row, factor * gradient);
            }

            advantages.Clear();
            _isTouched[row] = false;
        }

        _touched.Clear();
    }
}
