using Plumbline.Numerics.Compute;

namespace Plumbline.Numerics.Tests.LogProbs;

/// <summary>The arrays of one forward and backward pass of log-probabilities.</summary>
internal sealed unsafe class LogProbMemory : IDisposable
{
    private readonly GuardedMemory _memory = new();
    private readonly int _rows;
    private readonly float* _logits;
    private readonly int* _targets;
    private readonly float* _logProbs;
    private readonly float* _normalizers;
    private readonly float* _entropies;

    public LogProbMemory(float[] logits, int[] targets)
    {
        _rows = targets.Length;
        _logits = _memory.Copy(logits);
        _targets = _memory.Copy(targets);
        _logProbs = _memory.Empty(_rows);
        _normalizers = _memory.Empty(_rows);
        _entropies = _memory.Empty(_rows);
    }

    public float InverseTemperature { get; init; } = 1f;

    public float[] LogProbs => _memory.Read(_logProbs);

    public float[] Entropies => _memory.Read(_entropies);

    public void Forward(Processor processor, int vocabulary) =>
        processor.Backend.LogProbs(_logits, _targets, _logProbs, _normalizers, _entropies, InverseTemperature, _rows, vocabulary);

    /// <summary>The gradient of the logits.</summary>
    public float[] Backward(Processor processor, int vocabulary, float[]? dLogProbs, float[]? dEntropies)
    {
        processor.Backend.LogProbsBackward(
            _logits,
            _targets,
            _normalizers,
            _entropies,
            dLogProbs is null ? null : _memory.Copy(dLogProbs),
            dEntropies is null ? null : _memory.Copy(dEntropies),
            InverseTemperature,
            _rows,
            vocabulary);
        return _memory.Read(_logits);
    }

    public void Dispose() => _memory.Dispose();
}
