#include "textflag.h"

// func prefetch(start uintptr, length int)
TEXT ·prefetch(SB), NOSPLIT, $0-16
	MOVD start+0(FP), R0
	MOVD length+8(FP), R1
	ADD  R0, R1
lines:
	PRFM (R0), PLDL2KEEP
	ADD  $64, R0
	PRFM (R0), PLDL2KEEP
	ADD  $64, R0
	PRFM (R0), PLDL2KEEP
	ADD  $64, R0
	PRFM (R0), PLDL2KEEP
	ADD  $64, R0
	CMP  R1, R0
	BLT  lines
	RET
