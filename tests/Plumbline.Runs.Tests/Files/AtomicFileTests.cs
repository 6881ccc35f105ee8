namespace Plumbline.Runs.Tests;

public class AtomicFileTests
{
    [Fact]
    public void Write_NewFile_HoldsExactlyTheBytes()
    {
        using TemporaryFolder folder = new();

        AtomicFile.WriteAllText(folder.File("a.txt"), "grüße\n");

        File.ReadAllBytes(folder.File("a.txt")).ShouldBe("grüße\n"u8.ToArray());
        Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void Write_WriterThrows_KeepsTheOldContentAndLeavesNoPartial()
    {
        using TemporaryFolder folder = new();
        AtomicFile.WriteAllText(folder.File("a.txt"), "old");

        Should.Throw<InvalidOperationException>(() => AtomicFile.Write(folder.File("a.txt"), stream =>
        {
            stream.Write("new"u8);
            throw new InvalidOperationException();
        }));

        File.ReadAllText(folder.File("a.txt")).ShouldBe("old");
        Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void Write_LeftOverPartialIsALink_DoesNotFollowIt()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("elsewhere"), "untouched");
        File.CreateSymbolicLink(folder.File("a.txt.partial"), folder.File("elsewhere"));

        AtomicFile.WriteAllText(folder.File("a.txt"), "new");

        File.ReadAllText(folder.File("elsewhere")).ShouldBe("untouched");
        File.ReadAllText(folder.File("a.txt")).ShouldBe("new");
    }

    [Fact]
    public void Write_ReaderHoldsTheOldFile_SeesTheOldContent()
    {
        using TemporaryFolder folder = new();
        AtomicFile.WriteAllText(folder.File("a.txt"), "old");
        using StreamReader reader = new(new FileStream(folder.File("a.txt"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

        AtomicFile.WriteAllText(folder.File("a.txt"), "new and longer");

        reader.ReadToEnd().ShouldBe("old");
    }

    [LinuxFact]
    public void Write_DiskFull_SaysSoInOneLine()
    {
        using TemporaryFolder folder = new();

        RunException error = Should.Throw<RunException>(() => AtomicFile.Write(folder.File("a.txt"), _ =>
        {
            using FileStream full = new("/dev/full", FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0);
            full.Write("x"u8);
        }));

        error.Message.ShouldBe($"{folder.File("a.txt")}: cannot write: the disk is full; free some space and run again");
        File.Exists(folder.File("a.txt")).ShouldBeFalse();
    }

    [Fact]
    public void Write_FolderMissing_SaysSoInOneLine()
    {
        using TemporaryFolder folder = new();

        Should.Throw<RunException>(() => AtomicFile.WriteAllText(folder.File("no", "a.txt"), "x")).Message.ShouldContain("no such file or folder");
    }

    [Fact]
    public void Message_HostilePath_StaysOneLine()
    {
        new RunException("a\nb\u001b[31m", "broken", "mend it").Message.ShouldBe("a b [31m: broken; mend it");
    }
}
