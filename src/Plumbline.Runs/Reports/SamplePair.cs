namespace Plumbline.Runs.Reports;

/// <summary>Two replies to one prompt, to be read side by side.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Left">The first reply, such as before training.</param>
/// <param name="Right">The second reply, such as after training.</param>
/// <param name="LeftNote">A line below the first reply, such as its reward; empty for none.</param>
/// <param name="RightNote">A line below the second reply; empty for none.</param>
public sealed record SamplePair(string Prompt, string Left, string Right, string LeftNote = "", string RightNote = "");
