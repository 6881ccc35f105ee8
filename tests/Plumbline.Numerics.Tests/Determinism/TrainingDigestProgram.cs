namespace Plumbline.Numerics.Tests.Determinism;

internal static class TrainingDigestProgram
{
    public static void Main()
    {
    }
}
