using GainsightEvents;

namespace Mistakes.GSE0030;

[GainsightEvent("Grid Measured")]
public sealed partial record GridMeasured(
    [IdentifyId] string UserId,
    int A0, int A1, int A2, int A3, int A4, int A5, int A6, int A7, int A8, int A9,
    int B0, int B1, int B2, int B3, int B4, int B5, int B6, int B7, int B8, int B9,
    int C0, int C1, int C2, int C3, int C4, int C5, int C6, int C7, int C8, int C9,
    int D0, int D1, int D2, int D3, int D4, int D5, int D6, int D7, int D8, int D9,
    int E0, int E1, int E2, int E3, int E4, int E5, int E6, int E7, int E8, int E9, int F0);
