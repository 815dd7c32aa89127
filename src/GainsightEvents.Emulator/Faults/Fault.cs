namespace GainsightEvents.Emulator;

/// <summary>
/// Something that goes wrong on demand. Of the requests that it is for, by <see cref="Target"/>, <see cref="EventName"/> and <see cref="When"/>,
/// it lets <see cref="Skip"/> through, then meets its <see cref="Share"/> of them, until it has met <see cref="Times"/>.
/// </summary>
/// <param name="Response">What it does.</param>
public sealed record Fault(FaultResponse Response)
{
    /// <summary>Whose endpoint; <see langword="null"/> for both.</summary>
    public EventTarget? Target { get; init; }

    /// <summary>Which event name; <see langword="null"/> for all.</summary>
    public string? EventName { get; init; }

    /// <summary>Which requests it is for; all, unless set. Called for one request at a time.</summary>
    public Func<FaultRequest, bool> When { get; init; } = Always;

    /// <summary>How many of them it lets through first.</summary>
    public int Skip { get; init; }

    /// <summary>The share of those after them that it meets: above 0 and up to 1, evenly spread, so that a test sees the same each time.</summary>
    public double Share { get; init; } = 1;

    /// <summary>How many it meets; <see langword="null"/> for all.</summary>
    public int? Times { get; init; }

    internal static Func<FaultRequest, bool> Always { get; } = static _ => true;

    /// <summary>Reads a fault as the command line and the page write it.</summary>
    /// <param name="text">
    /// What it does, and which requests it is for, between commas: <c>status=503,retry-after=7,target=px,next=3</c>. It does one of
    /// <c>status=503</c>, <c>html=502</c>, <c>delay=2s</c>, <c>hang</c>, <c>drop</c>, <c>reset</c>, <c>truncate</c>, <c>drip=100ms</c>,
    /// <c>echo-key</c>, <c>forget</c>, <c>firewall</c>, <c>redirect=http://…</c>, <c>nxt-error=GU_1101</c>; <c>delay</c> may stand beside another. It is for
    /// <c>target=px</c> or <c>nxt</c>, <c>name=Report Exported</c>, <c>share=25%</c>, after <c>skip=2</c>, the <c>next=3</c>. A value with a comma stands in
    /// double quotes.
    /// </param>
    /// <exception cref="FormatException">It is not understood; the message says what is.</exception>
    public static Fault Parse(string text) => FaultText.Parse(text ?? throw new ArgumentNullException(nameof(text)));
}
