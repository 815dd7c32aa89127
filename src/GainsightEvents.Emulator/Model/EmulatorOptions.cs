using GainsightEvents.Plans;

namespace GainsightEvents.Emulator;

/// <summary>How an emulator behaves. Read once, at the start.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The PX keys it knows. Every other key is answered 401.</summary>
    public IList<EmulatorKey> Keys { get; } = new List<EmulatorKey>();

    /// <summary>The NXT tenants it knows. Every other one is answered 401 with GS_APIG_2401.</summary>
    public IList<EmulatorTenant> Tenants { get; } = new List<EmulatorTenant>();

    /// <summary>The region whose host it plays.</summary>
    public PxRegion Region { get; set; } = PxRegion.Us;

    /// <summary>The port on 127.0.0.1; 0 takes any free one.</summary>
    public int Port { get; set; }

    /// <summary>
    /// Whether it listens on every address of the machine, which only a container needs, whose own loopback nobody else reaches. Requests
    /// must name loopback in their Host all the same.
    /// </summary>
    public bool ListenOnAnyAddress { get; set; }

    /// <summary>The quota of each PX key; <see langword="null"/> for none.</summary>
    public PxQuota? PxQuota { get; set; } = new();

    /// <summary>The quota of each NXT tenant; <see langword="null"/> for none.</summary>
    public NxtQuota? NxtQuota { get; set; } = new();

    /// <summary>
    /// The names of the PX events registered in the product, besides those that are declared. Others are answered 201 and dropped:
    /// some PX subscriptions do so without an error. <see langword="null"/>, with nothing declared, accepts every name.
    /// </summary>
    public IReadOnlyCollection<string>? RegisteredPxEvents { get; set; }

    /// <summary>
    /// Whether PX drops events that are neither registered nor declared, as some subscriptions do and nobody tells. Where it does not, they are
    /// good, with a warning at the first of a name.
    /// </summary>
    public bool DropUnregisteredPxEvents { get; set; } = true;

    /// <summary>
    /// The NXT events registered under Administration &gt; Events, besides those that are declared. Others are answered 400 with 1001.
    /// <see langword="null"/>, with nothing declared, accepts every name.
    /// </summary>
    public IReadOnlyCollection<EmulatorNxtEvent>? RegisteredNxtEvents { get; set; }

    /// <summary>
    /// The catalogs whose events arrive, for an emulator in the process that declares them. Their events are registered, at NXT in the version
    /// they declare, or in any. One that goes against its declaration, by the publisher's own rules too, is acknowledged, as Gainsight would,
    /// and kept among the bad ones.
    /// </summary>
    public IList<EventCatalog> Catalogs { get; } = new List<EventCatalog>();

    /// <summary>
    /// The teams' plans: each the JSON of a plan file (<c>gainsight.events.json</c>), of a <see cref="EventPlan"/>, or of another file that follows
    /// <c>#/$defs/planFile</c> or <c>#/$defs/plan</c> of events.schema.json. They count like
    /// <see cref="Catalogs"/>, as far as JSON Schema can say what an event must be, and at NXT in any version.
    /// </summary>
    public IList<string> Plans { get; } = new List<string>();

    /// <summary>
    /// The paths of files that each hold a plan such as <see cref="Plans"/> has, for an emulator in a process other than the events': the plan file
    /// beside the project, or what <c>File.WriteAllText(path, EventPlan.Write(EventCatalog.Of&lt;ReportExported&gt;()))</c> writes. Read once, at the start, which fails with an
    /// <see cref="ArgumentException"/> that names the file where it cannot be read or holds no plan.
    /// </summary>
    public IList<string> PlanFiles { get; } = new List<string>();

    /// <summary>
    /// The JSON Schema to judge by, with a <c>#/$defs/pxCustomEvent</c>; <see langword="null"/> for the built-in events.schema.json, which
    /// also gives <c>nxtEvent</c> and <c>systemAssetEvent</c> where this one lacks them.
    /// </summary>
    public string? Schema { get; set; }

    /// <summary>
    /// How many requests are remembered. Beyond that the oldest of the verdict that has most are forgotten, and counted, so that a flood of one
    /// verdict does not push out another's.
    /// </summary>
    public int MaxEvents { get; set; } = 100_000;

    /// <summary>
    /// How many bytes they may take in memory; beyond that the oldest of the verdict that takes most are forgotten. The newest of a verdict is
    /// kept whatever its size.
    /// </summary>
    public long MaxBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>The largest body in bytes; a larger one is not read to its end, and answered 413. A bound of the emulator's, not known of Gainsight.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>The clock of arrival times and quota windows.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
