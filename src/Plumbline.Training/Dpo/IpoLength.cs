namespace Plumbline.Training.Dpo;

/// <summary>What the squared loss of IPO takes for the log-probability of a reply. Two systems differ, and their β do not compare.</summary>
public enum IpoLength
{
    /// <summary>The sum over its tokens, as the paper has it: OpenRLHF.</summary>
    Sum,

    /// <summary>The mean over its tokens: TRL's DPO.</summary>
    Mean,
}
