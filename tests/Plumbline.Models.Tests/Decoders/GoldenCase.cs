using System.Text.Json;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Decoders;
using Plumbline.TestKit;

namespace Plumbline.Models.Tests.Decoders;

/// <summary>One case of <c>golden/</c>: a checkpoint and what an independent PyTorch program computes from it.</summary>
internal sealed class GoldenCase : IDisposable
{
    private readonly CheckpointReader _expected;
    private readonly JsonDocument _json;

    public GoldenCase(string name)
    {
        Folder = Repository.File("golden", name);
        _json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json")));
        _expected = CheckpointReader.Open(Path.Combine(Folder, "expected.safetensors"));
    }

    public string Folder { get; }

    public JsonElement Json => _json.RootElement;

    public int[][] Sequences => [.. Json.GetProperty("sequences").EnumerateArray().Select(Ints)];

    public double Tolerance(string kind) => Json.GetProperty("tolerance").GetProperty(kind).GetDouble();

    public static int[] Ints(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt32())];

    public static double[] Doubles(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    public float[] Expected(string tensor) => _expected.ReadFloats(tensor);

    public IEnumerable<string> ExpectedNames(string prefix) =>
        _expected.Tensors.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal));

    public Decoder Load() => Decoder.Load(Folder);

    public void Dispose()
    {
        _expected.Dispose();
        _json.Dispose();
    }

    /// <summary>Largest difference, relative to the largest expected magnitude of the tensor.</summary>
    public static double Deviation(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        actual.Length.ShouldBe(expected.Length);
        double scale = 0;
        double worst = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            scale = Math.Max(scale, Math.Abs(expected[i]));
            worst = Math.Max(worst, Math.Abs((double)actual[i] - expected[i]));
        }

        return worst / scale;
    }
}
