#include "textflag.h"

// func prefetch(start uintptr, length int)
TEXT ·prefetch(SB), NOSPLIT, $0-16
	MOVQ start+0(FP), AX
	MOVQ length+8(FP), CX
	ADDQ AX, CX
lines:
	PREFETCHT1 (AX)
	PREFETCHT1 64(AX)
	PREFETCHT1 128(AX)
	PREFETCHT1 192(AX)
	ADDQ $256, AX
	CMPQ AX, CX
	JLT  lines
	RET
