using System.Runtime.InteropServices;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Agents;

/// <summary>The features of a whole world, listed once: observations with equal features share a row, and a row keeps only what is not 0.</summary>
internal sealed class FeatureTable
{
    private readonly int[] _offsets;
    private readonly int[] _indices;
    private readonly double[] _values;

    private FeatureTable(int[] rowOf, int[] offsets, int[] indices, double[] values)
    {
        RowOf = rowOf;
        _offsets = offsets;
        _indices = indices;
        _values = values;
    }

    /// <summary>For each state of the model the row of what the agent sees there.</summary>
    public int[] RowOf { get; }

    /// <summary>How many distinct rows there are.</summary>
    public int Rows => _offsets.Length - 1;

    /// <summary>The features of every state of a world.</summary>
    /// <exception cref="ArgumentException">The world has no features.</exception>
    public static FeatureTable Of<TState>(World<TState> world)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(world);
        if (world.FeatureCount < 1)
        {
            throw new ArgumentException($"{world.Name} has no features; expected a world that overrides FeatureCount and Features", nameof(world));
        }

        Dictionary<string, int> rows = new(StringComparer.Ordinal);
        List<int> offsets = [0];
        List<int> indices = [];
        List<double> values = [];
        float[] features = new float[world.FeatureCount];
        int[] rowOfObservation = [.. world.Model.Observations.Select(Row)];
        return new FeatureTable([.. world.Model.ObservationOf.Select(observation => rowOfObservation[observation])], [.. offsets], [.. indices], [.. values]);

        int Row(TState observation)
        {
            Array.Clear(features);
            world.Features(observation, features);
            string key = new(MemoryMarshal.Cast<float, char>(features));
            if (!rows.TryGetValue(key, out int row))
            {
                row = rows.Count;
                rows.Add(key, row);
                for (int i = 0; i < features.Length; i++)
                {
                    if (features[i] != 0)
                    {
                        indices.Add(i);
                        values.Add(features[i]);
                    }
                }

                offsets.Add(indices.Count);
            }

            return row;
        }
    }

    /// <summary>The weighted sum of a row's features.</summary>
    public double Dot(int row, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (int i = _offsets[row]; i < _offsets[row + 1]; i++)
        {
            sum += _values[i] * weights[_indices[i]];
        }

        return sum;
    }

    /// <summary>Adds a row's features, times a factor.</summary>
    public void AddTo(Span<double> weights, int row, double factor)
    {
        for (int i = _offsets[row]; i < _offsets[row + 1]; i++)
        {
            weights[_indices[i]] += factor * _values[i];
        }
    }
}
