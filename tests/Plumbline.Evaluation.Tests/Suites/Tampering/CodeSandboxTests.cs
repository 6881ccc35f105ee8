using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Plumbline.Evaluation.Suites.Tampering;

namespace Plumbline.Evaluation.Tests.Suites.Tampering;

[Collection(SandboxFixture.Name)]
public class CodeSandboxTests(SandboxFixture fixture)
{
    [Fact]
    public async Task Run_Tests_CountsPassesAndTellsTheFirstFailure()
    {
        TestRun run = await CompileAndRun("public static class T { public static void A() { } public static void B() => throw new ArgumentException(\"so\"); public static void C() { } }");

        run.ShouldBe(new TestRun(2, 3, "B: ArgumentException: so", null));
        run.IsGreen.ShouldBeFalse();
    }

    [Fact]
    public async Task Run_NoTests_IsNotGreen() => (await CompileAndRun("public static class T { }")).IsGreen.ShouldBeFalse();

    [Fact]
    public async Task Run_StaticState_DoesNotOutliveTheRun()
    {
        const string code = "public static class T { static int n; public static void A() { if (n++ > 0) { throw new Exception(\"seen\"); } } }";

        (await CompileAndRun(code)).IsGreen.ShouldBeTrue();
        (await CompileAndRun(code)).IsGreen.ShouldBeTrue();
    }

    [Theory]
    [InlineData("System.IO.File.ReadAllText(\"x\");", "System.IO.File.ReadAllText")]
    [InlineData("Environment.Exit(0);", "System.Environment.Exit")]
    [InlineData("System.Threading.Thread.Sleep(9);", "System.Threading.Thread")]
    public async Task Compile_Escapes_AreRefusedByName(string body, string expected)
    {
        CompiledCode compiled = await fixture.Sandbox.CompileAsync([new("a.cs", Test(body))], CancellationToken.None);

        compiled.Assembly.ShouldBeNull();
        compiled.Stopped.ShouldContain(expected);
    }

    // What the rules let through is stopped by the process.
    [Theory]
    [InlineData("while (true) { }", "timed-out")]
    [InlineData("int F(int n) => n + F(n + 1); F(0);", "crashed")]
    public async Task Run_CodeThatDoesNotEnd_IsStoppedAndTheNextRunsOn(string body, string expected)
    {
        (await CompileAndRun(Test(body), fixture.Hasty)).Stopped.ShouldBe(expected);
        (await CompileAndRun(Test(""), fixture.Hasty)).IsGreen.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_HugeAllocation_FailsWithinItsLimit()
    {
        TestRun run = await CompileAndRun(Test("List<byte[]> all = new(); for (int i = 0; i < 64; i++) { byte[] b = new byte[64 << 20]; Array.Fill(b, (byte)1); all.Add(b); }"));

        run.IsGreen.ShouldBeFalse();
        (run.Stopped ?? run.Failure!).ShouldBeOneOf("crashed", "A: OutOfMemoryException: Array dimensions exceeded supported range.", "A: OutOfMemoryException: Exception of type 'System.OutOfMemoryException' was thrown.");
        (await CompileAndRun(Test(""))).IsGreen.ShouldBeTrue();
    }

    // The process, without the rules before it: assemblies compiled here, against everything.
    [Theory]
    [InlineData("System.Environment.Exit(0);", "crashed")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill();", "crashed")]
    [InlineData("System.Environment.FailFast(\"x\");", "crashed")]
    public async Task Run_WithoutTheRules_TheProcessDiesAlone(string body, string expected)
    {
        (await fixture.Sandbox.RunAsync(Unchecked(body), "T", CancellationToken.None)).Stopped.ShouldBe(expected);
        (await CompileAndRun(Test(""))).IsGreen.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_WithoutTheRules_FindsNoEnvironmentAndWritesNoFile()
    {
        TestRun environment = await fixture.Sandbox.RunAsync(Unchecked("throw new System.Exception(string.Join(\",\", System.Linq.Enumerable.Where(System.Linq.Enumerable.Cast<string>(System.Environment.GetEnvironmentVariables().Keys), k => !k.StartsWith(\"DOTNET_\") && k is not (\"PWD\" or \"SystemRoot\" or \"_\" or \"OLDPWD\" or \"SHLVL\"))));"), "T", CancellationToken.None);
        environment.Failure.ShouldBe("A: Exception: ");

        if (!OperatingSystem.IsWindows())
        {
            TestRun file = await fixture.Sandbox.RunAsync(Unchecked("System.IO.File.WriteAllText(\"x.txt\", new string('x', 100000));"), "T", CancellationToken.None);
            file.IsGreen.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Run_WithoutTheRules_PrintsNothingIntoTheAnswer()
    {
        TestRun run = await fixture.Sandbox.RunAsync(Unchecked("System.Console.WriteLine(\"{}\"); System.Console.Error.WriteLine(\"x\");"), "T", CancellationToken.None);

        run.ShouldBe(new TestRun(1, 1, null, null));
    }

    [Fact]
    public async Task Run_NetworkWhereItCanBeTakenAway_ReachesNothing()
    {
        using System.Net.Sockets.TcpListener listener = new(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        int port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;

        TestRun run = await fixture.Sandbox.RunAsync(Unchecked($"new System.Net.Sockets.TcpClient().Connect(\"127.0.0.1\", {port});"), "T", CancellationToken.None);

        // Where the system does not let a process give its network up, the rules before it are the only bar; the record of the decision says so.
        run.IsGreen.ShouldBe(!SandboxProcess.HasNoNetwork);
    }

    [Fact]
    public void Limits_OutOfRange_AreAllNamed() => new SandboxLimits { Run = TimeSpan.Zero, HeapBytes = 1, Processes = 0 }.Validate().Count.ShouldBe(3);

    private async Task<TestRun> CompileAndRun(string code, CodeSandbox? sandbox = null)
    {
        CompiledCode compiled = await fixture.Sandbox.CompileAsync([new("a.cs", code)], CancellationToken.None);
        compiled.Assembly.ShouldNotBeNull(string.Join("; ", compiled.Errors.Concat(compiled.Stopped)));
        return await (sandbox ?? fixture.Sandbox).RunAsync(compiled.Assembly, "T", CancellationToken.None);
    }

    private static string Test(string body) => $"public static class T {{ public static void A() {{ {body} }} }}";

    private static byte[] Unchecked(string body)
    {
        using MemoryStream assembly = new();
        CSharpCompilation.Create(
            "Unchecked",
            [CSharpSyntaxTree.ParseText(Test(body))],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(assembly).Success.ShouldBeTrue();
        return assembly.ToArray();
    }
}
