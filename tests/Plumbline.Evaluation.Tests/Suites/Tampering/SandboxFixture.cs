using Plumbline.Evaluation.Suites.Tampering;

namespace Plumbline.Evaluation.Tests.Suites.Tampering;

/// <summary>One sandbox for all tests: its compiler starts once.</summary>
[CollectionDefinition(Name)]
public sealed class SandboxFixture : ICollectionFixture<SandboxFixture>, IDisposable
{
    public const string Name = "sandbox";

    public CodeSandbox Sandbox { get; } = new();

    // For code that never ends: the test waits for the limit, and only for that.
    public CodeSandbox Hasty { get; } = new(new SandboxLimits { Run = TimeSpan.FromSeconds(3), Processes = 1 });

    public void Dispose()
    {
        Sandbox.Dispose();
        Hasty.Dispose();
    }
}
