namespace Plumbline.Training.Tests.Rewards;

/// <summary>A test that runs a small program; skipped where this machine has no <c>python3</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        if (Program is null)
        {
            Skip = "there is no python3 on this machine to write a small program in";
        }
    }

    /// <summary>Where the program stands; null where there is none.</summary>
    public static string? Program { get; } =
        new[] { "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin" }.Select(folder => Path.Combine(folder, "python3")).FirstOrDefault(File.Exists);
}
