namespace Plumbline.Sandbox.Tests;

public class SandboxFramesTests
{
    [Fact]
    public async Task Write_Message_IsReadAgainAndThenTheEnd()
    {
        using MemoryStream pipe = new();
        await SandboxFrames.WriteAsync(pipe, new RunRequest([1, 2], "Tests"), CancellationToken.None);
        pipe.Position = 0;

        RunRequest read = (await SandboxFrames.ReadAsync<RunRequest>(pipe, CancellationToken.None))!;

        read.Class.ShouldBe("Tests");
        read.Assembly.ShouldBe([1, 2]);
        (await SandboxFrames.ReadAsync<RunRequest>(pipe, CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData(new byte[] { 255, 255, 255, 127 })]
    [InlineData(new byte[] { 255, 255, 255, 255 })]
    [InlineData(new byte[] { 2, 0, 0, 0, 120, 121 })]
    public async Task Read_OtherBytes_AreRefused(byte[] bytes)
    {
        using MemoryStream pipe = new(bytes);

        await Should.ThrowAsync<InvalidDataException>(() => SandboxFrames.ReadAsync<RunRequest>(pipe, CancellationToken.None));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    public async Task Read_CutOff_IsTheEnd(int length)
    {
        using MemoryStream pipe = new();
        await SandboxFrames.WriteAsync(pipe, new RunRequest([1, 2], "Tests"), CancellationToken.None);
        pipe.SetLength(length);
        pipe.Position = 0;

        (await SandboxFrames.ReadAsync<RunRequest>(pipe, CancellationToken.None)).ShouldBeNull();
    }
}
